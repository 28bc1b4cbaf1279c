import type { Attachment } from '@protocol/files';
import type { Person } from '@protocol/people';
import type { Change, ListedRoom, Message } from '@protocol/rooms';
import type { OutboxEntry } from './outbox';
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

let files = 0;

/** A picture, unless `more` says otherwise. */
export function attachment(more: Partial<Attachment> = {}): Attachment {
  files += 1;
  const kind = more.kind ?? 'picture';
  const size = kind === 'picture' ? { width: 640, height: 480 } : {};
  return { fileId: `file-${files}`, name: 'sea.jpg', size: 2_048, type: 'image/jpeg', kind, ...size, ...more };
}

export function said(seq: number, more: Partial<Message> = {}): Change {
  return { type: 'message', seq, message: message(seq, more) };
}

export function cleared(seq: number): Change {
  return { type: 'cleared', seq, by: mira };
}

type FreshReply = Extract<EnterReply, { messages: Message[] }>;

export function freshReply(seqs: number[], more: Partial<FreshReply> = {}): FreshReply {
  return {
    room: { roomId: 'general', name: 'General', kind: 'general' },
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

export function page(messages: Message[], more: { hasOlder?: boolean; hasNewer?: boolean } = {}) {
  return { messages, hasOlder: false, hasNewer: false, ...more };
}

export function listed(roomId: string, more: Partial<ListedRoom> = {}): ListedRoom {
  return {
    roomId,
    name: roomId,
    kind: roomId === 'general' ? 'general' : 'public',
    head: { epoch: 'one', seq: 2 },
    readSeq: 2,
    unread: 0,
    mentions: 0,
    ...more,
  };
}

export function writtenHere(clientId: string, more: Partial<OutboxEntry> = {}): OutboxEntry {
  return { clientId, who: 'jo', roomId: 'general', message: clientId, writtenAt: 1, state: 'pending', ...more };
}

export function batch(...changes: Change[]) {
  return { roomId: 'general', epoch: 'one', changes };
}
