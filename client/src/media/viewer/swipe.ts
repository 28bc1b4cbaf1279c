/** A finger that moves less rests. */
export const SLACK = 8;

const FAR = 60;
const FLICK_PX_PER_MS = 0.4;

export interface Moved {
  x: number;
  y: number;
  /** How long it took, in milliseconds. */
  ms: number;
}

export type Swipe = 'previous' | 'next' | 'close' | null;

/** What somebody meant who moved a finger over a whole picture: far enough, or quickly. */
export function swipeOf({ x, y, ms }: Moved): Swipe {
  const sideways = Math.abs(x) > Math.abs(y);
  const way = sideways ? Math.abs(x) : y;
  const isMeant = way > FAR || (way > SLACK && way / Math.max(1, ms) > FLICK_PX_PER_MS);
  if (!isMeant) return null;
  if (!sideways) return 'close';
  return x > 0 ? 'previous' : 'next';
}
