import { isProgram, type Profile } from '@protocol/people';
import { isAtLeast, roleOf } from './rank';

/** What a person is here, where that is more or less than a member. */
export function RoleBadge({ person }: { person: Profile }) {
  const role = roleOf(person);
  if (role === 'member' || person.claimed || (role === 'guest' && isProgram(person))) return null;
  const look = isAtLeast(person, 'moderator') ? 'border-accent text-accent' : 'border-line text-soft';
  return <span className={`flex-none rounded-full border px-1.5 text-[11px] leading-4 ${look}`}>{role}</span>;
}
