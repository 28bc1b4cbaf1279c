import { UNREAD_MAX } from '@protocol/limits';
import type { ListedRoom, Notify } from '@protocol/rooms';

type Counted = Pick<ListedRoom, 'kind' | 'unread' | 'mentions' | 'notify'>;

/** What of a room the person wants to be notified of: as they chose, or as it is for who did not choose. */
export function notifyOf({ kind, notify }: Pick<Counted, 'kind' | 'notify'>): Notify {
  return notify ?? (kind === 'direct' ? 'all' : 'mentions');
}

/** How much of a room is meant for you, by what you want to be notified of there. */
export function meantForYou(room: Counted): number {
  return { all: room.unread, mentions: room.mentions, none: 0 }[notifyOf(room)];
}

/** How much is meant for you in all. */
export function countForYou(rooms: readonly Counted[]): number {
  return rooms.reduce((sum, room) => sum + meantForYou(room), 0);
}

/** A number as it is shown: beyond what is counted, only that there are more. */
export function countText(count: number): string {
  return count >= UNREAD_MAX ? `${UNREAD_MAX}+` : String(count);
}

/** What a screen reader says of what is new in a room, after its name. */
export function attentionText(room: Counted): string {
  if (room.unread === 0) return '';
  const mentions = room.kind !== 'direct' && room.mentions > 0 ? `, ${countText(room.mentions)} for you` : '';
  return `${countText(room.unread)} unread${mentions}`;
}

/** The title of the window: how much is meant for you, then where you are. */
export function titleOf(rooms: readonly Counted[], name: string): string {
  const count = countForYou(rooms);
  return `${count > 0 ? `(${countText(count)}) ` : ''}${name === '' ? '' : `${name} · `}Snug`;
}
