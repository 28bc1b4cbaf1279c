import type { Person } from '@protocol/people';
import type { Change, Message } from '@protocol/rooms';
import { type EnterReply, enterRoom, type RoomState } from './room-state';

/** Builders for tests. */
export const mira: Person = { userID: 'mira', username: 'Mira' };
export const jo: Person = { userID: 'jo', username: 'Jo' };

export function message(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    seq,
    changedSeq: seq,
    kind: 'message',
    author: mira,
    message: `text ${seq}`,
    sentAt: seq,
    ...more,
  };
}

export function said(seq: number, more: Partial<Message> = {}): Change {
  return { type: 'message', seq, message: message(seq, more) };
}

export function cleared(seq: number): Change {
  return { type: 'cleared', seq, by: mira };
}

export function freshReply(seqs: number[], more: Partial<Extract<EnterReply, { messages: Message[] }>> = {}) {
  return {
    room: { roomId: 'general', name: 'General' },
    head: { epoch: 'one', seq: seqs.at(-1) ?? 0 },
    you: jo,
    people: [jo, mira],
    messages: seqs.map((seq) => message(seq)),
    hasOlder: false,
    ...more,
  };
}

export function resumedReply(changes: Change[], seq: number) {
  const { room, you, people } = freshReply([]);
  return { room, you, people, head: { epoch: 'one', seq }, changes };
}

export function roomWith(seqs: number[], more: Parameters<typeof freshReply>[1] = {}): RoomState {
  return enterRoom(null, freshReply(seqs, more));
}

export function batch(...changes: Change[]) {
  return { roomId: 'general', epoch: 'one', changes };
}
