import { type Profile, personKey, type Role, roles } from '@protocol/people';
import type { Room } from '@protocol/rooms';

type Ranked = Pick<Profile, 'role'>;

export function roleOf(person: Ranked): Role {
  return person.role ?? 'guest';
}

/** Whether someone has a role, or one above it. */
export function isAtLeast(person: Ranked, role: Role): boolean {
  return roles.indexOf(roleOf(person)) >= roles.indexOf(role);
}

/** Whether someone may mute, ban or settle with someone else: moderators those below them, owners everybody. */
export function mayModerate(you: Ranked, other: Ranked): boolean {
  if (roleOf(you) === 'owner') return true;
  return roleOf(you) === 'moderator' && !isAtLeast(other, 'moderator');
}

export function isHost(you: Profile, room: Room): boolean {
  return room.host === personKey(you);
}

/** Whether someone may pin what is said in a room: whoever keeps it, and in a conversation everyone. */
export function mayPin(you: Profile, room: Room): boolean {
  return room.kind === 'direct' || isAtLeast(you, 'moderator') || isHost(you, room);
}

/** Whether someone may speak in a room. Its host may, whomever it is for. */
export function maySpeak(you: Profile, room: Room): boolean {
  return !room.archived && (isAtLeast(you, room.speakers ?? 'guest') || isHost(you, room));
}
