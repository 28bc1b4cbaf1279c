import type { Point } from '../../ui/place';

/** As long as phones themselves take to tell a press from a tap, in milliseconds. */
const PRESS_MS = 450;

/** A finger that moves further than this is scrolling, in pixels. */
const SLACK = 10;

export interface LongPress {
  down(at: Point): void;
  move(to: Point): void;
  /** The finger is up, or has become a scroll. */
  end(): void;
}

export function createLongPress(onPress: () => void): LongPress {
  let from: Point | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    from = null;
  };
  return {
    down(at) {
      end();
      from = at;
      timer = setTimeout(() => {
        end();
        onPress();
      }, PRESS_MS);
    },
    move(to) {
      if (from && Math.hypot(to.x - from.x, to.y - from.y) > SLACK) end();
    },
    end,
  };
}
