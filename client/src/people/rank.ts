import { type Profile, type Role, roles } from '@protocol/people';

type Ranked = Pick<Profile, 'role'>;

export function roleOf(person: Ranked): Role {
  return person.role ?? 'guest';
}

/** Whether someone has a role, or one above it. */
export function isAtLeast(person: Ranked, role: Role): boolean {
  return roles.indexOf(roleOf(person)) >= roles.indexOf(role);
}

export function isAbove(person: Ranked, other: Ranked): boolean {
  return roles.indexOf(roleOf(person)) > roles.indexOf(roleOf(other));
}
