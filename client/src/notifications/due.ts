import { UNREAD_MAX } from '@protocol/limits';
import { personKey } from '@protocol/people';
import type { ListedRoom, Message } from '@protocol/rooms';
import { meantForYou, notifyOf } from '../rooms/attention';
import { listedOf, type Rooms } from '../state/rooms-list';
import { isQuiet, type Wishes } from './wishes';

/** That more is meant for the person in a room than was before: how much, and after which `seq` it was said. */
export interface Rise {
  roomId: string;
  count: number;
  since: number;
}

/** Where more is meant for the person than before. What waited when the rooms were first told is nothing new. */
export function risesIn(before: Rooms, after: Rooms): Rise[] {
  if (before.length === 0) return [];
  return after.flatMap((room) => {
    const known = listedOf(before, room.roomId);
    if (known === room) return [];
    const count = known ? risen(known, room) : meantForYou(room);
    return count > 0 ? [{ roomId: room.roomId, count, since: known?.head.seq ?? room.readSeq }] : [];
  });
}

/** Another choice of what to be notified of lets the count rise too, and nothing was said. */
function risen(before: ListedRoom, after: ListedRoom): number {
  if (after.head.seq <= before.head.seq) return 0;
  const [had, has] = [{ ...before, notify: notifyOf(after) }, after].map(meantForYou) as [number, number];
  // Counting ends there, notifying does not.
  return has === UNREAD_MAX && had === UNREAD_MAX ? 1 : has - had;
}

/** Whether the person wants to be notified of anything now. */
export function mayDisturb(wishes: Wishes, now: number): boolean {
  return (wishes.desktop || wishes.sound) && !isQuiet(wishes, now);
}

/**
 * Whether the person is to be notified of a room, a while after something was said there. What is before their eyes is read by
 * then, in this tab, in another or on another device: so nothing is due of it.
 */
export function isDue(room: ListedRoom | undefined, wishes: Wishes, now: number): boolean {
  return room !== undefined && mayDisturb(wishes, now) && meantForYou(room) > 0;
}

/** The newest of the messages that the person is to be notified of. */
export function newestFor(
  messages: readonly Message[],
  room: ListedRoom,
  { yourKey, since }: { yourKey: string; since: number },
): Message | undefined {
  const isAll = notifyOf(room) === 'all';
  return messages.findLast(
    ({ seq, kind, deleted, author, mentions }) =>
      seq > since &&
      kind === 'message' &&
      !deleted &&
      personKey(author) !== yourKey &&
      (isAll || mentions?.includes(yourKey)),
  );
}
