import { type Person, personKey } from '@protocol/people';
import { memo } from 'react';
import { authorOf, type Entry, standingOf, timeOf } from './entry';
import { MessageRow } from './message-row';
import { ClearedNotice, DayLine, Notice } from './notice';
import { createTimes } from './times';
import { useNow } from './use-now';

const times = createTimes();

/** Stands for you while the room has not told yet who you are. */
const unnamed: Person = { userID: '', username: 'You' };

interface EntryRowProps {
  entry: Entry;
  before: Entry | undefined;
  you: Person | null;
}

export const EntryRow = memo(function EntryRow({ entry, before, you }: EntryRowProps) {
  const now = useNow(times);
  const standing = standingOf(entry, before, you, times);
  const at = timeOf(entry);
  return (
    <>
      {at !== null && standing.beginsDay && <DayLine>{times.day(at, now)}</DayLine>}
      {entry.type === 'cleared' && <ClearedNotice by={entry.cleared.by} />}
      {entry.type === 'notice' && <Notice notice={entry.notice} />}
      {(entry.type === 'said' || entry.type === 'written') && (
        <MessageRow
          utterance={entry}
          author={authorOf(entry, you) ?? unnamed}
          isOwn={entry.type === 'written' || (you !== null && personKey(entry.said.author) === personKey(you))}
          beginsGroup={standing.beginsGroup}
          times={times}
          now={now}
        />
      )}
    </>
  );
});
