import { useCallback, useEffect, useRef, useState } from 'react';

/** How far from the end still counts as being there. */
const NEAR_PX = 40;

/**
 * Keeps a reader who is at the end of a scroller there, whatever grows or shrinks: a row that gains a line, the
 * composer, a banner, the phone's keyboard. One who scrolled up is left alone.
 */
export function useBottom() {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isStuck = useRef(true);

  const hold = useCallback(() => {
    if (scroller && isStuck.current) scroller.scrollTop = scroller.scrollHeight;
  }, [scroller]);

  useEffect(() => {
    if (!scroller) return;
    isStuck.current = true;
    const heed = () => {
      isStuck.current = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= NEAR_PX;
    };
    // Asked on scrolling only: growth alone must not make a reader at the end one who left it.
    scroller.addEventListener('scroll', heed, { passive: true });
    const resized = new ResizeObserver(hold);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', heed);
      resized.disconnect();
    };
  }, [scroller, hold]);

  return { setScroller, hold };
}
