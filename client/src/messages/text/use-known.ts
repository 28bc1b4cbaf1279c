import { type Person, personKey } from '@protocol/people';
import type { ListedRoom } from '@protocol/rooms';
import { useMemo } from 'react';
import { usePage } from '../../page';
import type { PageState } from '../../state/page-state';
import type { Known } from './node';

const noRooms: readonly ListedRoom[] = [];

/** Who and what a text may name: those whom the server found in it, as far as the page knows them, and your rooms. */
export function useKnown(text: string, mentions: readonly string[] | undefined): Known {
  const rooms = usePage((page) => (text.includes('#') ? page.rooms : noRooms));
  const room = usePage((page) => (mentions ? page.room : null));
  const profiles = usePage((page) => (mentions ? page.profiles : null));
  const people = (mentions ?? []).flatMap((key) => personOf(key, room, profiles) ?? []);
  const names = people.map((person) => `${personKey(person)} ${person.username}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same names are the same people
  return useMemo(() => ({ people, rooms: rooms.filter(({ name }) => name !== '') }), [names, rooms]);
}

function personOf(key: string, room: PageState['room'], profiles: PageState['profiles'] | null): Person | undefined {
  const isThem = (person: Person) => personKey(person) === key;
  return (
    room?.people.find(isThem) ?? profiles?.get(key) ?? room?.messages.findLast(({ author }) => isThem(author))?.author
  );
}
