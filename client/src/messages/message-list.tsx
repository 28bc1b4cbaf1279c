import { useEffect, useMemo, useRef, useState } from 'react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { useActions, usePage } from '../page';
import { type Entry, keyOf } from './entry';
import { EntryRow } from './entry-row';
import { ListEnd, ListStart } from './list-ends';
import { NewMessagesButton } from './new-messages-button';
import { saidAfter } from './unread';

/** Older pages are put before the first row; row numbers count down from here so that none below changes its own. */
const FIRST_ROW = 10_000_000;

/** Rows above the drawn ones at which the next older page is asked for: in time, so that one does not read a seam. */
const ROWS_AHEAD = 40;

const column = 'mx-auto w-full max-w-[800px] px-3 rail:px-5';

export function MessageList() {
  const room = usePage((page) => page.room);
  const outbox = usePage((page) => page.outbox);
  const { loadOlder } = useActions();
  const list = useRef<VirtuosoHandle>(null);
  const entries = useMemo<Entry[]>(() => [...(room?.messages ?? []), ...outbox], [room?.messages, outbox]);
  const firstRow = FIRST_ROW - (room?.prepended ?? 0);
  const { isAtBottom, setAtBottom, unread } = useReading();
  const toBottom = () => list.current?.scrollToIndex({ index: 'LAST', align: 'end' });

  const written = outbox.length;
  const writtenBefore = useRef(written);
  useEffect(() => {
    // Whoever writes wants to see it, wherever they were reading.
    if (written > writtenBefore.current) list.current?.scrollToIndex({ index: 'LAST', align: 'end' });
    writtenBefore.current = written;
  }, [written]);

  if (!room && written === 0) return <div className="flex-1" />;
  return (
    <div className="relative min-h-0 flex-1">
      <Virtuoso
        key={room?.generation ?? 0}
        ref={list}
        role="log"
        aria-label="Messages"
        aria-live="off"
        className="h-full overscroll-contain"
        data={entries}
        firstItemIndex={firstRow}
        initialTopMostItemIndex={{ index: 'LAST', align: 'end' }}
        alignToBottom
        increaseViewportBy={600}
        atBottomThreshold={80}
        atBottomStateChange={setAtBottom}
        followOutput={(atBottom) => (atBottom ? 'auto' : false)}
        startReached={loadOlder}
        rangeChanged={({ startIndex }) => {
          if (!isAtBottom && startIndex - firstRow < ROWS_AHEAD) loadOlder();
        }}
        computeItemKey={(_, entry) => keyOf(entry, room?.you ?? null)}
        itemContent={(row, entry) => (
          <div className={column}>
            <EntryRow
              entry={entry}
              before={entries[row - firstRow - 1]}
              isCut={row === firstRow && (room?.hasOlder ?? false)}
              you={room?.you ?? null}
            />
          </div>
        )}
        components={{ Header: ListStart, Footer: ListEnd }}
      />
      {!isAtBottom && <NewMessagesButton count={unread} onClick={toBottom} />}
    </div>
  );
}

/** Whether the reader is at the bottom, and what others said since they left it. */
function useReading() {
  const room = usePage((page) => page.room);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const seq = room?.messages.at(-1)?.seq ?? 0;
  const unread = useMemo(
    () => (leftAt === null || !room ? 0 : saidAfter(room.messages, leftAt, room.you).length),
    [room, leftAt],
  );
  return {
    isAtBottom: leftAt === null,
    setAtBottom: (isAtBottom: boolean) => setLeftAt((before) => (isAtBottom ? null : (before ?? seq))),
    unread,
  };
}
