import { Refusal } from '../../protocol/index';

/** Where something stands in the order in which search finds: newest first, over all rooms. `room` is a row id. */
export interface Place {
  sentAt: number;
  room: number;
  seq: number;
}

/** Whether `one` is found after `other`. In one room it is `seq` that tells: a clock can be set back. */
export function isAfter(one: Place, other: Place): boolean {
  if (one.room === other.room) return one.seq < other.seq;
  return one.sentAt === other.sentAt ? one.room < other.room : one.sentAt < other.sentAt;
}

export function cursorOf({ sentAt, room, seq }: Place): string {
  return Buffer.from(`${sentAt}.${room}.${seq}`).toString('base64url');
}

/** Throws `cursor_invalid`. */
export function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [sentAt, room, seq] = (/^\d{1,15}\.\d{1,9}\.\d{1,9}$/.test(text) ? text : '').split('.').map(Number);
  if (sentAt === undefined || room === undefined || seq === undefined) throw new Refusal('cursor_invalid');
  const place = { sentAt, room, seq };
  if (cursorOf(place) !== cursor) throw new Refusal('cursor_invalid');
  return place;
}
