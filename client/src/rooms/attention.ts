import { UNREAD_MAX } from '@protocol/limits';
import type { ListedRoom } from '@protocol/rooms';

type Counted = Pick<ListedRoom, 'kind' | 'unread' | 'mentions'>;

/** What of a room is meant for you: mentions, and in a direct conversation everything. */
export function meantForYou({ kind, unread, mentions }: Counted): number {
  return kind === 'direct' ? unread : mentions;
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
  const count = rooms.reduce((sum, room) => sum + meantForYou(room), 0);
  return `${count > 0 ? `(${countText(count)}) ` : ''}${name === '' ? '' : `${name} · `}Snug`;
}
