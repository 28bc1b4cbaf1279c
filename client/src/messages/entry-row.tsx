import { type Person, type Profile, personKey } from '@protocol/people';
import { memo } from 'react';
import { authorOf, type Entry, standingOf, timeOf } from './entry';
import { MessageRow } from './message-row';
import { ClearedNotice, DayLine, NewLine, Notice } from './notice';
import { createTimes } from './times';
import { useNow } from './use-now';

const times = createTimes();

/** Stands for you while the room has not told yet who you are. */
const unnamed: Person = { userID: '', username: 'You' };

interface EntryRowProps {
  roomId: string;
  entry: Entry;
  before: Entry | undefined;
  you: Profile | null;
  /** The `seq` of the first message that is new to you. */
  newFrom: number | null;
  editing: number | null;
  sought: number | null;
}

/** Only what concerns the row is handed to it, so that it is drawn anew only when that changes. */
export const EntryRow = memo(
  function EntryRow({ roomId, entry, before, you, newFrom, editing, sought }: EntryRowProps) {
    const now = useNow(times);
    const standing = standingOf(entry, before, you, times, newFrom);
    const at = timeOf(entry);
    const seq = seqOf(entry);
    return (
      <>
        {at !== null && standing.beginsDay && <DayLine>{times.day(at, now)}</DayLine>}
        {standing.beginsNew && <NewLine />}
        {entry.type === 'cleared' && <ClearedNotice by={entry.cleared.by} />}
        {entry.type === 'notice' && <Notice notice={entry.notice} />}
        {(entry.type === 'said' || entry.type === 'written') && (
          <MessageRow
            roomId={roomId}
            utterance={entry}
            author={authorOf(entry, you) ?? unnamed}
            you={you}
            isOwn={entry.type === 'written' || (you !== null && personKey(entry.said.author) === personKey(you))}
            isEditing={seq !== null && seq === editing}
            isSought={seq !== null && seq === sought}
            beginsGroup={standing.beginsGroup}
            times={times}
            now={now}
          />
        )}
      </>
    );
  },
  (before, after) =>
    before.entry === after.entry &&
    before.before === after.before &&
    before.you === after.you &&
    before.roomId === after.roomId &&
    concerns(before.entry, before.newFrom) === concerns(after.entry, after.newFrom) &&
    concerns(before.entry, before.editing) === concerns(after.entry, after.editing) &&
    concerns(before.entry, before.sought) === concerns(after.entry, after.sought),
);

function seqOf(entry: Entry): number | null {
  return entry.type === 'said' ? entry.said.seq : null;
}

function concerns(entry: Entry, seq: number | null): boolean {
  return seq !== null && seqOf(entry) === seq;
}
