import { type Person, personKey } from '@protocol/people';
import type { Room } from '@protocol/rooms';

type Labelled = Pick<Room, 'name' | 'kind'> & { people?: readonly Person[] | undefined };

/** The people of a conversation but you. */
export function othersIn(people: readonly Person[] | undefined, you: Person | null): Person[] {
  const yourKey = you && personKey(you);
  return (people ?? []).filter((person) => personKey(person) !== yourKey);
}

/** What a room is called: a direct conversation by the others who are in it. */
export function labelOf({ name, kind, people }: Labelled, you: Person | null): string {
  if (kind !== 'direct' || name !== '') return name;
  const others = othersIn(people, you);
  return others.length > 0 ? others.map(({ username }) => username).join(', ') : 'Only you';
}
