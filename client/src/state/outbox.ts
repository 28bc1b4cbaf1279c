import { type Person, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import type { RoomState } from './room-state';

/**
 * A message that was written here and is not yet in the room's list.
 *
 * - `pending`: to be sent, or sent without an answer so far; `note` says why it has to wait.
 * - `sent`: acknowledged as `seq`; it stays until the room's own changes have reached that far.
 * - `failed`: refused for `note`; the person decides what becomes of it. As it is, one that `mustChange` never succeeds.
 */
export interface OutboxEntry {
  clientId: string;
  message: string;
  writtenAt: number;
  state: 'pending' | 'sent' | 'failed';
  note?: string;
  mustChange?: boolean;
  seq?: number;
}

export type Outbox = readonly OutboxEntry[];

/** The next one to send. A failed one holds nobody up. */
export function nextPending(outbox: Outbox): OutboxEntry | undefined {
  return outbox.find((entry) => entry.state === 'pending');
}

export function changeEntry(
  outbox: Outbox,
  clientId: string,
  state: OutboxEntry['state'],
  why: Pick<OutboxEntry, 'note' | 'mustChange'> = {},
): Outbox {
  return outbox.map((entry) => {
    if (entry.clientId !== clientId) return entry;
    const { clientId: id, message, writtenAt } = entry;
    return { clientId: id, message, writtenAt, state, ...why };
  });
}

export function withoutEntry(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.clientId !== clientId);
}

/**
 * An answer that lies behind the room's head has been seen already, or cleared since: the entry goes. One ahead of it
 * stays until its change arrives, so that it is never gone from view in between.
 */
export function acknowledge(outbox: Outbox, clientId: string, seq: number, headSeq: number): Outbox {
  if (seq <= headSeq) return withoutEntry(outbox, clientId);
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, state: 'sent', seq } : entry));
}

/** What another epoch acknowledged, this one may not hold: it is sent again, and counts once if it is there. */
export function unacknowledge(outbox: Outbox): Outbox {
  return outbox.map((entry) => {
    if (entry.state !== 'sent') return entry;
    const { clientId, message, writtenAt } = entry;
    return { clientId, message, writtenAt, state: 'pending' };
  });
}

/** Drops what the room now shows itself: by its own `clientId`, or by having passed the acknowledged `seq`. */
export function settle(outbox: Outbox, room: RoomState, arrived: readonly Message[]): Outbox {
  if (outbox.length === 0) return outbox;
  const mine = new Set(arrived.filter((message) => isBy(message, room.you)).map((message) => message.clientId));
  const rest = outbox.filter(
    (entry) => !mine.has(entry.clientId) && !(entry.seq !== undefined && entry.seq <= room.head.seq),
  );
  return rest.length === outbox.length ? outbox : rest;
}

export function isBy(message: Message, person: Person): boolean {
  return message.kind === 'message' && personKey(message.author) === personKey(person);
}
