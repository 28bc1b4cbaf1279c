import type { Profile } from '@protocol/people';

/** The one whose name stands first in a text, with or without `@`, and what follows. The longest name is meant. */
export function takePerson(text: string, people: readonly Profile[]): { person: Profile; rest: string } | null {
  const named = text.replace(/^@/, '');
  const lower = named.toLowerCase();
  const person = people
    .filter(({ username }) => {
      const next = named[username.length];
      return lower.startsWith(username.toLowerCase()) && (next === undefined || /\s/.test(next));
    })
    .toSorted((one, other) => other.username.length - one.username.length)[0];
  return person ? { person, rest: named.slice(person.username.length).trim() } : null;
}
