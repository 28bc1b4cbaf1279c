import { useEffect, useMemo, useRef } from 'react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { useActions, usePage } from '../page';
import { type Entry, entriesOf, firstNew, keyOf } from './entry';
import { EntryRow } from './entry-row';
import { ListEnd, ListStart } from './list-ends';
import { NewMessagesButton } from './new-messages-button';
import { useBottom } from './use-bottom';
import { useOlder } from './use-older';
import { useReading } from './use-reading';

/** Older pages are put before the first row; row numbers count down from here so that none below changes its own. */
const FIRST_ROW = 10_000_000;

const toEnd = { index: 'LAST', align: 'end' } as const;

/** Each room, and each stretch of it that was jumped to, is a list of its own. */
export function MessageList() {
  const roomId = usePage((page) => page.route.roomId);
  const landings = usePage((page) => page.room?.landings ?? 0);
  const isKnown = usePage(
    ({ room, outbox, route }) => room !== null || outbox.some((entry) => entry.roomId === route.roomId),
  );
  return isKnown ? <Rows key={`${roomId} ${landings}`} roomId={roomId} /> : <div className="flex-1" />;
}

function Rows({ roomId }: { roomId: string }) {
  const room = usePage((page) => page.room);
  const allWritten = usePage((page) => page.outbox);
  const newSince = usePage((page) => page.newSince ?? null);
  const editing = usePage((page) => page.editing);
  const sought = usePage((page) => page.sought);
  const { loadOlder, loadNewer, toNewest } = useActions();
  const { isAtBottom, setAtBottom, unread } = useReading();
  const outbox = useMemo(() => allWritten.filter((entry) => entry.roomId === roomId), [allWritten, roomId]);
  const isNewest = (room?.newer ?? 0) === 0;
  const entries = useMemo(
    () => entriesOf(room?.cleared ?? null, room?.messages ?? [], isNewest ? outbox : []),
    [room?.cleared, room?.messages, outbox, isNewest],
  );
  // The oldest one stays out of view until it is known what stands before it: a row must not change its height when
  // an older page comes, or what one reads would move.
  const held = room?.hasOlder && entries.length > 1 ? 1 : 0;
  const rows = useMemo(() => entries.slice(held), [entries, held]);
  const firstRow = FIRST_ROW - (room?.prepended ?? 0) + held;
  const heedRange = useOlder(firstRow, isAtBottom);
  const you = room?.you ?? null;
  const newFrom = useMemo(() => firstNew(entries, newSince, you), [entries, newSince, you]);

  const soughtAt = sought ? indexOf(rows, sought.seq) : -1;
  const beginsAt = useRef(soughtAt);
  const list = useRef<VirtuosoHandle>(null);
  const { setScroller, toBottom, letGo, turnWheel } = useBottom({ startsThere: beginsAt.current < 0, isNewest });
  const wish = sought?.time;
  // biome-ignore lint/correctness/useExhaustiveDependencies: gone to once for each wish, not whenever rows come
  useEffect(() => {
    if (soughtAt < 0) return;
    letGo();
    list.current?.scrollToIndex({ index: soughtAt, align: 'center' });
  }, [wish]);

  const written = outbox.length;
  const writtenBefore = useRef(written);
  useEffect(() => {
    // Whoever writes wants to see it, wherever they were reading.
    if (written > writtenBefore.current) toBottom();
    writtenBefore.current = written;
  }, [written, toBottom]);

  // Replaced in place rather than drawn anew, so that nothing is blank for a moment.
  const generation = room?.generation ?? 0;
  const generationBefore = useRef(generation);
  useEffect(() => {
    if (generation > generationBefore.current && generation > 1) toBottom();
    generationBefore.current = generation;
  }, [generation, toBottom]);

  return (
    <div className="placed-first relative min-h-0 flex-1">
      <Virtuoso
        ref={list}
        scrollerRef={(element) => setScroller(element instanceof HTMLElement ? element : null)}
        role="log"
        aria-label="Messages"
        aria-live="off"
        // It hides its rows until 150 ms pass in which nothing moved. They are in place long before (.placed-first).
        className="h-full overscroll-contain [&_[data-testid=virtuoso-item-list]]:visible!"
        data={rows}
        firstItemIndex={firstRow}
        initialTopMostItemIndex={beginsAt.current < 0 ? toEnd : { index: beginsAt.current, align: 'center' }}
        alignToBottom
        increaseViewportBy={600}
        // Heights count in the frame that they were measured in, so that rows drawn above push nothing down.
        skipAnimationFrameInResizeObserver
        atBottomThreshold={40}
        atBottomStateChange={setAtBottom}
        startReached={loadOlder}
        endReached={loadNewer}
        rangeChanged={heedRange}
        computeItemKey={(_, entry) => keyOf(entry, you)}
        itemContent={(row, entry) => (
          <div className="mx-auto w-full max-w-[800px] px-3 rail:px-5">
            <EntryRow
              roomId={roomId}
              entry={entry}
              before={entries[row - firstRow + held - 1]}
              you={you}
              newFrom={newFrom}
              editing={editing}
              sought={sought?.seq ?? null}
            />
          </div>
        )}
        components={{ Header: ListStart, Footer: ListEnd }}
      />
      {(!isAtBottom || !isNewest) && (
        <NewMessagesButton count={unread} onClick={isNewest ? toBottom : toNewest} onWheel={turnWheel} />
      )}
    </div>
  );
}

function indexOf(rows: readonly Entry[], seq: number): number {
  return rows.findIndex((entry) => entry.type === 'said' && entry.said.seq === seq);
}
