import { type Person, personKey } from '@protocol/people';
import { memo } from 'react';
import { authorOf, type Entry, isWritten, standingOf, timeOf } from './entry';
import { MessageRow } from './message-row';
import { DayLine, Notice } from './notice';
import { createTimes } from './times';
import { useNow } from './use-now';

const times = createTimes();

interface EntryRowProps {
  entry: Entry;
  before: Entry | undefined;
  /** Whether what stood before it is only not loaded yet. */
  isCut: boolean;
  you: Person | null;
}

export const EntryRow = memo(function EntryRow({ entry, before, isCut, you }: EntryRowProps) {
  const now = useNow(times);
  const standing = standingOf(entry, before, you, times);
  const author = authorOf(entry, you) ?? nobody;
  return (
    <>
      {standing.beginsDay && !isCut && <DayLine>{times.day(timeOf(entry), now)}</DayLine>}
      {isWritten(entry) || entry.kind === 'message' ? (
        <MessageRow
          entry={entry}
          author={author}
          isOwn={isWritten(entry) || (you !== null && personKey(author) === personKey(you))}
          standing={standing}
          times={times}
          now={now}
        />
      ) : (
        <Notice person={entry.author}>{entry.kind === 'entered' ? 'has entered the chat' : 'has left the chat'}</Notice>
      )}
    </>
  );
});

/** Stands for you while the room has not told yet who you are. */
const nobody: Person = { userID: '', username: 'You' };
