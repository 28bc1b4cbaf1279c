import { useEffect, useRef } from 'react';
import { useActions } from '../page';

/** Rows above the drawn ones at which the next older page is asked for: in time, so that one does not read a seam. */
const ROWS_AHEAD = 40;

/** Loads older pages while one reads upward. Gives what to tell it of the rows drawn. */
export function useOlder(firstRow: number, isAtBottom: boolean): (range: { startIndex: number }) => void {
  const { loadOlder } = useActions();
  const drawnFrom = useRef(Number.POSITIVE_INFINITY);
  const ask = () => {
    if (!isAtBottom && drawnFrom.current - firstRow < ROWS_AHEAD) loadOlder();
  };
  // The rows may have been drawn before it was known that the reader left the bottom.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when these change, and when other rows are drawn.
  useEffect(ask, [firstRow, isAtBottom]);
  return ({ startIndex }) => {
    drawnFrom.current = startIndex;
    ask();
  };
}
