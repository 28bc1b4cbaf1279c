import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { isAtLeast, isHost } from '../people/rank';

/** What someone may do with a room, as far as the page can tell. The server decides. */
export interface RoomPowers {
  change: boolean;
  clear: boolean;
  invite: boolean;
  leave: boolean;
}

export function powersIn(room: Room, you: Profile): RoomPowers {
  const isShared = room.kind !== 'direct';
  return {
    change: isShared && (isAtLeast(you, 'moderator') || isHost(you, room)),
    clear: isShared && (isAtLeast(you, room.clearers ?? 'guest') || isHost(you, room)),
    invite: isShared && isAtLeast(you, 'member'),
    leave: room.kind !== 'general',
  };
}
