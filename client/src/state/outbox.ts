import { type Person, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import type { RoomState } from './room-state';

/**
 * A message that was written here and is not yet in its room's list.
 *
 * - `pending`: to be sent, or sent without an answer so far; `note` says why it has to wait.
 * - `sent`: acknowledged as `seq`; it stays until the room's own changes have reached that far.
 * - `failed`: refused for `note`; the person decides what becomes of it. As it is, one that `mustChange` never succeeds.
 */
export interface OutboxEntry extends Written {
  state: 'pending' | 'sent' | 'failed';
  note?: string;
  mustChange?: boolean;
  seq?: number;
}

interface Written {
  clientId: string;
  roomId: string;
  message: string;
  /** The `seq` of the message that it answers. */
  replyTo?: number;
  writtenAt: number;
}

export type Outbox = readonly OutboxEntry[];

/** The next one to send to the room. A failed one holds nobody up. */
export function nextPending(outbox: Outbox, roomId: string): OutboxEntry | undefined {
  return outbox.find((entry) => entry.state === 'pending' && entry.roomId === roomId);
}

export function roomsWithPending(outbox: Outbox): string[] {
  return [...new Set(outbox.filter(({ state }) => state === 'pending').map(({ roomId }) => roomId))];
}

export function changeEntry(
  outbox: Outbox,
  clientId: string,
  state: OutboxEntry['state'],
  why: Pick<OutboxEntry, 'note' | 'mustChange'> = {},
): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...writtenOf(entry), state, ...why } : entry));
}

export function withoutEntry(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.clientId !== clientId);
}

/**
 * An answer that lies behind the room's head has been seen already, or cleared since: the entry goes. One ahead of it
 * stays until its change arrives, so that it is never gone from view in between.
 */
export function acknowledge(outbox: Outbox, clientId: string, seq: number, room: RoomState | undefined): Outbox {
  return outbox.flatMap((entry) => {
    if (entry.clientId !== clientId) return [entry];
    const isSeen = !room || (room.room.roomId === entry.roomId && seq <= room.head.seq);
    return isSeen ? [] : [{ ...writtenOf(entry), state: 'sent', seq }];
  });
}

/** What another epoch acknowledged, this one may not hold: it is sent again, and counts once if it is there. */
export function unacknowledge(outbox: Outbox): Outbox {
  return outbox.map((entry) => (entry.state === 'sent' ? { ...writtenOf(entry), state: 'pending' } : entry));
}

/** Drops what the room now shows itself: by its own `clientId`, or by having passed the acknowledged `seq`. */
export function settle(outbox: Outbox, room: RoomState, arrived: readonly Message[]): Outbox {
  if (outbox.length === 0) return outbox;
  const mine = new Set(arrived.filter((message) => isBy(message, room.you)).map((message) => message.clientId));
  const rest = outbox.filter(
    (entry) =>
      entry.roomId !== room.room.roomId ||
      (!mine.has(entry.clientId) && !(entry.seq !== undefined && entry.seq <= room.head.seq)),
  );
  return rest.length === outbox.length ? outbox : rest;
}

export function isBy(message: Message, person: Person): boolean {
  return message.kind === 'message' && personKey(message.author) === personKey(person);
}

function writtenOf({ clientId, roomId, message, replyTo, writtenAt }: OutboxEntry): Written {
  return { clientId, roomId, message, ...(replyTo === undefined ? {} : { replyTo }), writtenAt };
}
