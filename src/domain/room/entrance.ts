import { type Head, PAGE_SIZE, type Profile, type Room } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { RoomChange, RoomReplay, StoredMessage } from '../ports';
import type { ChatRoom } from './chat-room';

/** What someone who enters is told, as of `head`: a fresh page, or what changed since the head that they named. */
export type Entrance = { room: Room; head: Head; people: Profile[]; you: Profile } & (
  | { messages: StoredMessage[]; hasOlder: boolean; resync: boolean }
  | { changes: RoomChange[] }
);

/** `stored` is what was looked up in the store, for one who comes back from further than memory reaches. */
export function entranceTo(
  { room, head, attendance, history, resuming }: ChatRoom,
  { profile }: Actor,
  since: Head | undefined,
  stored: RoomReplay | undefined,
): Entrance {
  const known = { room, head, people: attendance.here(), you: profile };
  const changes = since && resuming.changesSince(since, stored);
  if (changes) return { ...known, changes };
  const { messages, hasOlder } = history.window.newest(PAGE_SIZE);
  return { ...known, messages, hasOlder, resync: since !== undefined };
}
