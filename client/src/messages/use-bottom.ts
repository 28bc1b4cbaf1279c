import { useCallback, useEffect, useRef, useState, type WheelEvent } from 'react';

/** How far from the end still counts as being there. */
const NEAR_PX = 40;

/** How long after a wheel, a touch or a key a move upward is the reader's doing. */
const ACTED_MS = 1_000;

/** A wheel that counts in lines, not in pixels, turns the list by this much a line. */
const LINE_PX = 20;

const acts = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Keeps a reader who is at the end of a scroller there, whatever grows or shrinks: a new row, a row that gains a line,
 * the composer, a banner, the phone's keyboard. One who scrolled up is left alone.
 *
 * The list's own way of following its end is not used: for a while after each new row it goes back there whatever the
 * reader does, so that in a lively room nobody could leave.
 */
export function useBottom({ startsThere, isNewest }: { startsThere: boolean; isNewest: boolean }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isStuck = useRef(startsThere);
  // Where there are newer messages below, following the end would run through all of them.
  const sticks = useRef(isNewest);
  sticks.current = isNewest;
  const actedAt = useRef(Number.NEGATIVE_INFINITY);

  const toBottom = useCallback(() => {
    isStuck.current = true;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }, [scroller]);

  /** Leaves the end, for a place further up. */
  const letGo = useCallback(() => {
    isStuck.current = false;
  }, []);

  /** Scrolls by a wheel that was turned over something that lies on the scroller. */
  const turnWheel = useCallback(
    ({ deltaY, deltaMode, ctrlKey }: WheelEvent) => {
      // With Ctrl it is the browser's, for zooming.
      if (ctrlKey) return;
      actedAt.current = performance.now();
      scroller?.scrollBy(0, deltaMode === 0 ? deltaY : deltaY * LINE_PX);
    },
    [scroller],
  );

  useEffect(() => {
    if (!scroller) return;
    let { scrollTop: lastTop, scrollHeight: lastHeight } = scroller;
    const act = () => {
      actedAt.current = performance.now();
    };
    const heed = () => {
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      // The list moves too when it learns how high its rows are. That must not make a reader at the end one who left.
      const isReader = performance.now() - actedAt.current < ACTED_MS || scrollHeight === lastHeight;
      if (scrollHeight - clientHeight - scrollTop <= NEAR_PX) isStuck.current = sticks.current;
      else if (scrollTop < lastTop && isReader) isStuck.current = false;
      lastTop = scrollTop;
      lastHeight = scrollHeight;
    };
    for (const name of acts) scroller.addEventListener(name, act, { passive: true });
    scroller.addEventListener('scroll', heed, { passive: true });
    const resized = new ResizeObserver(() => {
      if (isStuck.current) toBottom();
    });
    resized.observe(scroller);
    for (const part of scroller.firstElementChild?.children ?? []) resized.observe(part);
    return () => {
      for (const name of acts) scroller.removeEventListener(name, act);
      scroller.removeEventListener('scroll', heed);
      resized.disconnect();
    };
  }, [scroller, toBottom]);

  return { setScroller, toBottom, letGo, turnWheel };
}
