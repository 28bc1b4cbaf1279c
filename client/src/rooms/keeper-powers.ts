import { type Profile, personKey } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { isAtLeast, isHost, mayModerate } from '../people/rank';

const keeperPowers = ['archive', 'seeInvites', 'addMembers', 'removeMembers', 'webhooks'] as const;

/** What can be done with a room by those who keep it. */
type KeeperPower = (typeof keeperPowers)[number];

/** What someone who is in a room may do to keep it, as far as the page can tell. The server decides. */
export function keeperPowersOf(you: Profile, room: Room): ReadonlySet<KeeperPower> {
  const isMade = room.kind === 'public' || room.kind === 'private';
  const keeps = isAtLeast(you, 'moderator') || isHost(you, room);
  const may: Record<KeeperPower, boolean> = {
    archive: keeps && isMade,
    seeInvites: keeps && room.kind !== 'direct',
    addMembers: isMade && isAtLeast(you, 'member'),
    removeMembers: keeps && isMade,
    webhooks: keeps && room.kind !== 'direct',
  };
  return new Set(keeperPowers.filter((power) => may[power]));
}

/** Whether you can put someone out of a room: its host whom they want, a moderator those below them, nobody themselves. */
export function mayBeRemoved(you: Profile, other: Profile, room: Room): boolean {
  return personKey(you) !== personKey(other) && (isHost(you, room) || mayModerate(you, other));
}
