import { type Profile, personKey } from '@protocol/people';
import { isAtLeast, mayModerate } from '../people/rank';

const pages = ['reports', 'people', 'bans', 'bots', 'audit'] as const;

export type ModerationPage = (typeof pages)[number];

/** The pages of the moderators that someone may see. */
export function pagesFor(you: Profile | null): readonly ModerationPage[] {
  if (!you || !isAtLeast(you, 'moderator')) return [];
  return isAtLeast(you, 'owner') ? pages : pages.filter((page) => page !== 'bots');
}

const powers = ['mute', 'ban', 'role', 'password', 'remove'] as const;

/** What can be done to a person. */
export type Power = (typeof powers)[number];

/** What someone may do to another, as far as the page can tell. The server decides. */
export function powersOver(you: Profile, other: Profile): ReadonlySet<Power> {
  const isSelf = personKey(you) === personKey(other);
  const moderates = !isSelf && mayModerate(you, other);
  const isOwner = isAtLeast(you, 'owner');
  const hasAccount = isAtLeast(other, 'member');
  const may: Record<Power, boolean> = {
    mute: moderates,
    ban: moderates,
    // An owner may step down, if another is left.
    role: isOwner && hasAccount,
    password: isOwner && hasAccount && !isSelf,
    remove: isOwner && hasAccount && !isSelf,
  };
  return new Set(powers.filter((power) => may[power]));
}
