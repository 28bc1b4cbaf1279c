import { type Person, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { isBy, type OutboxEntry } from '../state/outbox';
import type { Times } from './times';

/** What the list is made of: the room's messages and notices, then what was written here and is on its way. */
export type Entry = Message | OutboxEntry;

const GROUP_MS = 5 * 60 * 1_000;

/** How an entry stands to the one before it. */
export interface Standing {
  beginsDay: boolean;
  /** Whether it shows its author, or follows one of the same author closely enough not to. */
  beginsGroup: boolean;
}

export function isWritten(entry: Entry): entry is OutboxEntry {
  return 'writtenAt' in entry;
}

export function timeOf(entry: Entry): number {
  return isWritten(entry) ? entry.writtenAt : entry.sentAt;
}

/** Null for a notice, which nobody says. */
export function authorOf(entry: Entry, you: Person | null): Person | null {
  if (isWritten(entry)) return you;
  return entry.kind === 'message' ? entry.author : null;
}

/** The same for a message on its way and for the one that it becomes, so that it is not drawn anew. */
export function keyOf(entry: Entry, you: Person | null): string {
  if (isWritten(entry)) return `own ${entry.clientId}`;
  return you && entry.clientId && isBy(entry, you) ? `own ${entry.clientId}` : entry.id;
}

export function standingOf(entry: Entry, before: Entry | undefined, you: Person | null, times: Times): Standing {
  const at = timeOf(entry);
  // What is on its way counts as later than all that has arrived, whatever the clocks say.
  const beginsDay = !before || times.dayOf(at) > times.dayOf(timeOf(before));
  if (beginsDay || !before) return { beginsDay, beginsGroup: true };
  const author = authorOf(entry, you);
  const authorBefore = authorOf(before, you);
  const isSame = author && authorBefore && personKey(author) === personKey(authorBefore);
  return { beginsDay, beginsGroup: !isSame || at - timeOf(before) > GROUP_MS };
}
