import { type Person, personKey } from '@protocol/people';
import type { Reaction } from '@protocol/rooms';

/** Offered before all others. */
export const quickEmoji = ['👍', '❤️', '😂', '🎉', '😮', '😢'] as const;

export function hasReacted({ by }: Reaction, you: Person): boolean {
  const yours = personKey(you);
  return by.some((person) => personKey(person) === yours);
}

const SHOWN_NAMES = 10;

/** Who reacted, as a list that can be read out: "You, Mira and 3 others". */
export function namesOf({ by }: Reaction, you: Person): string {
  const yours = personKey(you);
  const others = by.filter((person) => personKey(person) !== yours).map((person) => person.username);
  const names = others.length < by.length ? ['You', ...others] : others;
  const rest = names.length - SHOWN_NAMES;
  const shown = rest > 1 ? [...names.slice(0, SHOWN_NAMES), `${rest} others`] : names;
  return new Intl.ListFormat('en').format(shown);
}
