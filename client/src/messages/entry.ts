import { isProgram, type Person, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { isBy, type Outbox, type OutboxEntry } from '../state/outbox';
import type { RoomState } from '../state/room-state';
import type { Times } from './times';

type Cleared = NonNullable<RoomState['cleared']>;

/** What the list is made of. */
export type Entry =
  | { type: 'cleared'; cleared: Cleared }
  | { type: 'notice'; notice: Message }
  | { type: 'said'; said: Message }
  | { type: 'written'; written: OutboxEntry };

export type Utterance = Extract<Entry, { type: 'said' | 'written' }>;

const GROUP_MS = 5 * 60 * 1_000;

/** How an entry stands to the one before it. */
export interface Standing {
  beginsDay: boolean;
  /** Whether it is the first one that is new to the person. */
  beginsNew: boolean;
  /** Whether it shows its author, or follows one of the same author closely enough not to. */
  beginsGroup: boolean;
}

/** The room's messages and notices, oldest first, then what was written here and is on its way. */
export function entriesOf(cleared: Cleared | null, messages: readonly Message[], outbox: Outbox): Entry[] {
  return [
    ...(cleared ? [{ type: 'cleared', cleared } as const] : []),
    ...messages.map(entryOf),
    ...outbox.map((written) => ({ type: 'written', written }) as const),
  ];
}

// The same object for the same message, so that a row that did not change is not drawn again.
const entryOfMessage = new WeakMap<Message, Entry>();

function entryOf(message: Message): Entry {
  const known = entryOfMessage.get(message);
  if (known) return known;
  const entry: Entry =
    message.kind === 'message' ? { type: 'said', said: message } : { type: 'notice', notice: message };
  entryOfMessage.set(message, entry);
  return entry;
}

/** The same for a message on its way and for the one that it becomes, so that it is not drawn anew. */
export function keyOf(entry: Entry, you: Person | null): string {
  switch (entry.type) {
    case 'cleared':
      return 'cleared';
    case 'notice':
      return entry.notice.id;
    case 'said':
      return entry.said.clientId && you && isBy(entry.said, you) ? `own ${entry.said.clientId}` : entry.said.id;
    case 'written':
      return `own ${entry.written.clientId}`;
  }
}

/** Null where no time is known. */
export function timeOf(entry: Entry): number | null {
  switch (entry.type) {
    case 'cleared':
      return null;
    case 'notice':
      return entry.notice.sentAt;
    case 'said':
      return entry.said.sentAt;
    case 'written':
      return entry.written.writtenAt;
  }
}

/** Null for what nobody says. */
export function authorOf(entry: Entry, you: Person | null): Person | null {
  if (entry.type === 'written') return you;
  return entry.type === 'said' ? entry.said.author : null;
}

/** The place of an entry in the order of the room. Null where it has none yet. */
function seqOf(entry: Entry): number | null {
  if (entry.type === 'said') return entry.said.seq;
  return entry.type === 'notice' ? entry.notice.seq : null;
}

/** The `seq` of the first entry that is new to the person, if there is one of another. */
export function firstNew(entries: readonly Entry[], newSince: number | null, you: Person | null): number | null {
  if (newSince === null) return null;
  const first = entries.find(
    (entry) => entry.type === 'said' && entry.said.seq > newSince && !(you && isBy(entry.said, you)),
  );
  return first ? seqOf(first) : null;
}

export function standingOf(
  entry: Entry,
  before: Entry | undefined,
  you: Person | null,
  times: Times,
  newFrom: number | null = null,
): Standing {
  const at = timeOf(entry);
  const atBefore = before ? timeOf(before) : null;
  const beginsNew = newFrom !== null && seqOf(entry) === newFrom;
  if (at === null) return { beginsDay: false, beginsNew, beginsGroup: true };
  // Later days only: this clock may be behind the server's, and time does not run backwards down a list.
  if (!before || atBefore === null || times.dayOf(at) > times.dayOf(atBefore)) {
    return { beginsDay: true, beginsNew, beginsGroup: true };
  }
  const author = authorOf(entry, you);
  const authorBefore = authorOf(before, you);
  const isSame = author !== null && authorBefore !== null && isSeenAlike(author, authorBefore);
  // A reply shows what it answers, so it shows who answers too.
  const stands = beginsNew || isReply(entry) || !isSame || at - atBefore > GROUP_MS;
  return { beginsDay: false, beginsNew, beginsGroup: stands };
}

/** A webhook is one, whatever name it bears from message to message. */
function isSeenAlike(one: Person, other: Person): boolean {
  return personKey(one) === personKey(other) && (!isProgram(one) || one.username === other.username);
}

function isReply(entry: Entry): boolean {
  if (entry.type === 'said') return entry.said.replyTo !== undefined;
  return entry.type === 'written' && entry.written.replyTo !== undefined;
}
