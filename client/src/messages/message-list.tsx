import { useEffect, useMemo, useRef } from 'react';
import { Virtuoso } from 'react-virtuoso';
import { useActions, usePage } from '../page';
import { entriesOf, keyOf } from './entry';
import { EntryRow } from './entry-row';
import { ListEnd, ListStart } from './list-ends';
import { NewMessagesButton } from './new-messages-button';
import { useBottom } from './use-bottom';
import { useOlder } from './use-older';
import { useReading } from './use-reading';

/** Older pages are put before the first row; row numbers count down from here so that none below changes its own. */
const FIRST_ROW = 10_000_000;

const toEnd = { index: 'LAST', align: 'end' } as const;

export function MessageList() {
  const room = usePage((page) => page.room);
  const outbox = usePage((page) => page.outbox);
  const { loadOlder } = useActions();
  const { isAtBottom, setAtBottom, unread } = useReading();
  const { setScroller, toBottom, turnWheel } = useBottom();
  const entries = useMemo(
    () => entriesOf(room?.cleared ?? null, room?.messages ?? [], outbox),
    [room?.cleared, room?.messages, outbox],
  );
  // The oldest one stays out of view until it is known what stands before it: a row must not change its height when
  // an older page comes, or what one reads would move.
  const held = room?.hasOlder && entries.length > 1 ? 1 : 0;
  const rows = useMemo(() => entries.slice(held), [entries, held]);
  const firstRow = FIRST_ROW - (room?.prepended ?? 0) + held;
  const heedRange = useOlder(firstRow, isAtBottom);
  const you = room?.you ?? null;

  const written = outbox.length;
  const writtenBefore = useRef(written);
  useEffect(() => {
    // Whoever writes wants to see it, wherever they were reading.
    if (written > writtenBefore.current) toBottom();
    writtenBefore.current = written;
  }, [written, toBottom]);

  // Replaced in place rather than drawn anew, so that nothing is blank for a moment.
  const generation = room?.generation ?? 0;
  useEffect(() => {
    if (generation > 1) toBottom();
  }, [generation, toBottom]);

  if (!room && written === 0) return <div className="flex-1" />;
  return (
    <div className="placed-first relative min-h-0 flex-1">
      <Virtuoso
        scrollerRef={(element) => setScroller(element instanceof HTMLElement ? element : null)}
        role="log"
        aria-label="Messages"
        aria-live="off"
        // It hides its rows until 150 ms pass in which nothing moved. They are in place long before (.placed-first).
        className="h-full overscroll-contain [&_[data-testid=virtuoso-item-list]]:visible!"
        data={rows}
        firstItemIndex={firstRow}
        initialTopMostItemIndex={toEnd}
        alignToBottom
        increaseViewportBy={600}
        // Heights count in the frame that they were measured in, so that rows drawn above push nothing down.
        skipAnimationFrameInResizeObserver
        atBottomThreshold={40}
        atBottomStateChange={setAtBottom}
        startReached={loadOlder}
        rangeChanged={heedRange}
        computeItemKey={(_, entry) => keyOf(entry, you)}
        itemContent={(row, entry) => (
          <div className="mx-auto w-full max-w-[800px] px-3 rail:px-5">
            <EntryRow entry={entry} before={entries[row - firstRow + held - 1]} you={you} />
          </div>
        )}
        components={{ Header: ListStart, Footer: ListEnd }}
      />
      {!isAtBottom && <NewMessagesButton count={unread} onClick={toBottom} onWheel={turnWheel} />}
    </div>
  );
}
