import { type Profile, personKey } from '@protocol/people';

type Profiles = ReadonlyMap<string, Profile>;

/** Remembers what others see of people beside their names, also once they left the room. */
export function knowProfiles(known: Profiles, people: readonly Profile[]): Profiles {
  const news = people.filter((person) => isNews(known.get(personKey(person)), person));
  if (news.length === 0) return known;
  const next = new Map(known);
  for (const person of news) next.set(personKey(person), person);
  return next;
}

function isNews(known: Profile | undefined, { username, colour, role, status }: Profile): boolean {
  if (known)
    return known.username !== username || known.colour !== colour || known.role !== role || known.status !== status;
  return colour !== undefined || role !== undefined || status !== undefined;
}
