import { type Head, PAGE_SIZE, type Profile, type Room } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { RoomChange, StoredMessage } from '../ports';
import type { ChatRoom } from './chat-room';
import type { LookedUp } from './resuming';

/** What someone who enters is told, as of `head`: a fresh page, or what changed since the head that they named. */
export type Entrance = { room: Room; head: Head; people: Profile[]; you: Profile } & (
  | { messages: StoredMessage[]; hasOlder: boolean; resync: boolean }
  | { changes: RoomChange[] }
);

export function entranceTo(
  { room, head, attendance, history, resuming }: ChatRoom,
  { profile }: Actor,
  since: Head | undefined,
  lookedUp: LookedUp,
): Entrance {
  const known = { room, head, people: attendance.here(), you: profile };
  const changes = since && resuming.changesSince(since, lookedUp);
  if (changes) return { ...known, changes };
  const { messages, hasOlder } = history.window.newest(PAGE_SIZE);
  return { ...known, messages, hasOlder, resync: since !== undefined };
}
