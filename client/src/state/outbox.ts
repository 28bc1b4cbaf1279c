import { type Person, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import type { PickedFile } from './picked';
import type { RoomState } from './room-state';

/**
 * A message that was written here and is not yet in its room's list.
 *
 * - `writing`: on its way to the disk. It is not sent before it is there, or cannot be.
 * - `pending`: to be sent, or sent without an answer so far; `note` says why it has to wait.
 * - `sent`: acknowledged as `seq`; it stays until the room's own changes have reached that far.
 * - `failed`: refused for `note`, or too old to be sent unasked; the person decides what becomes of it. As it is, one
 *   that `mustChange` never succeeds.
 */
export interface OutboxEntry extends Written {
  state: 'writing' | 'pending' | 'sent' | 'failed';
  note?: string;
  mustChange?: boolean;
  isOld?: boolean;
  seq?: number;
}

interface Written {
  clientId: string;
  /** The key of who wrote it. Nobody else ever sends it. */
  who: string;
  /** Its place in the order of all that waits on disk. Missing where only this page has it: then it ends with the page. */
  place?: number;
  roomId: string;
  message: string;
  attachments?: readonly PickedFile[];
  /** The `seq` of the message that it answers. */
  replyTo?: number;
  writtenAt: number;
}

/** One that is on disk. */
export type KeptEntry = OutboxEntry & { place: number };

export type Outbox = readonly OutboxEntry[];

/** What waits longer is sent only if its author still means it: the room has gone on, and hears it as said now. */
const OLD_MS = 24 * 60 * 60 * 1_000;

const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 1_000_000;

/** The next one to send to the room. A failed one holds nobody up. */
export function nextPending(outbox: Outbox, roomId: string): OutboxEntry | undefined {
  return outbox.find((entry) => entry.state === 'pending' && entry.roomId === roomId);
}

export function roomsWithPending(outbox: Outbox): string[] {
  return [...new Set(outbox.filter(({ state }) => state === 'pending').map(({ roomId }) => roomId))];
}

export function isOld({ writtenAt }: OutboxEntry, now: number): boolean {
  return now - writtenAt > OLD_MS;
}

/** Whether one more message may wait. What can be written offline has an end, so that the disk has one too. */
export function hasRoomFor(outbox: Outbox, message: string): boolean {
  const characters = outbox.reduce((sum, entry) => sum + entry.message.length, message.length);
  return outbox.length < MOST_ENTRIES && characters <= MOST_CHARACTERS;
}

/** What ends with the page: the disk does not have it, and neither does the server. */
export function endsWithPage({ state, place }: OutboxEntry): boolean {
  return place === undefined && (state === 'pending' || state === 'failed');
}

export function changeEntry(
  outbox: Outbox,
  clientId: string,
  state: OutboxEntry['state'],
  why: Pick<OutboxEntry, 'note' | 'mustChange' | 'isOld'> = {},
): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...writtenOf(entry), state, ...why } : entry));
}

/** It is on disk now, in a place there, or cannot be. Either way it can be sent. */
export function keepEntry(outbox: Outbox, clientId: string, place: number | undefined): Outbox {
  return outbox.map((entry) =>
    entry.clientId === clientId && entry.state === 'writing'
      ? { ...entry, state: 'pending', ...(place === undefined ? {} : { place }) }
      : entry,
  );
}

/** Written once more, and meant as of now. */
export function renewEntry(outbox: Outbox, clientId: string, writtenAt: number): Outbox {
  return outbox.map((entry) =>
    entry.clientId === clientId ? { ...writtenOf(entry), writtenAt, state: 'pending' } : entry,
  );
}

/**
 * The outbox as it is on disk, where other tabs change it too. What the disk does not have stays where it stood: it is
 * sent already, on its way there, or cannot get there.
 */
export function readBack(outbox: Outbox, kept: readonly KeptEntry[]): Outbox {
  const isKept = new Set(kept.map(({ clientId }) => clientId));
  const rest = kept.map((entry) => outbox.find((known) => isSame(known, entry)) ?? entry) as KeptEntry[];
  const read = outbox.flatMap((entry) => {
    const { place, clientId } = entry;
    if (place === undefined) return isKept.has(clientId) ? [] : [entry];
    return rest.splice(0, rest.filter((other) => other.place <= place).length);
  });
  return [...read, ...rest];
}

/** Whether nothing has become of it since. */
export function isSame(one: OutboxEntry, other: OutboxEntry): boolean {
  return (
    one.clientId === other.clientId &&
    one.place === other.place &&
    one.state === other.state &&
    one.note === other.note &&
    one.attachments?.length === other.attachments?.length &&
    one.writtenAt === other.writtenAt
  );
}

/** One file fewer. Without any, and without a text, nothing is left of it. */
export function withoutFile(outbox: Outbox, key: string): Outbox {
  return outbox.flatMap((entry) => {
    const attachments = entry.attachments?.filter((file) => file.key !== key);
    if (attachments?.length === entry.attachments?.length) return [entry];
    const { attachments: _, ...rest } = entry;
    if (attachments?.length) return [{ ...rest, attachments }];
    return entry.message === '' ? [] : [rest];
  });
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
    return isSeen ? [] : [{ ...withoutPlace(entry), state: 'sent', seq }];
  });
}

/** What another epoch acknowledged, this one may not hold: it is sent again, and counts once if it is there. */
export function unacknowledge(outbox: Outbox): Outbox {
  return outbox.map((entry) => (entry.state === 'sent' ? { ...withoutPlace(entry), state: 'writing' } : entry));
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

function writtenOf({ state: _, note, mustChange, isOld, seq, ...written }: OutboxEntry): Written {
  return written;
}

function withoutPlace(entry: OutboxEntry): Written {
  const { place, ...written } = writtenOf(entry);
  return written;
}
