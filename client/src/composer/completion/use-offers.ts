import { personKey } from '@protocol/people';
import { usePage } from '../../page';
import { commandsFor } from '../commands/commands';
import { readCommand } from '../commands/read-command';
import type { Asked } from './asked';
import { nameFits } from './name-fits';
import { OFFERS_MAX, type Offer, offerOfCommand, offerOfRoom } from './offer';
import { peopleFor } from './people-for';
import { useEmojiFound } from './use-emoji-found';
import { useKnownPeople } from './use-known-people';
import { useKnownRooms } from './use-known-rooms';

/** What could stand where one writes. */
export function useOffers(asked: Asked | null, text: string): Offer[] {
  const of = (kind: Asked['kind']) => (asked?.kind === kind ? asked.query : null);
  const room = usePage((page) => page.room);
  const order = asked ? readCommand(text)?.name : undefined;
  const known = useKnownPeople(of('person'), order === 'invite' || order === 'mute');
  const rooms = useKnownRooms(asked?.kind === 'room');
  const emoji = useEmojiFound(of('emoji'));
  if (!asked || !room) return [];
  switch (asked.kind) {
    case 'emoji':
      return emoji;
    case 'person': {
      const { you, people, messages } = room;
      const isHere = new Set(people.map(personKey));
      // Whoever is here need not be brought here.
      return order === 'invite'
        ? peopleFor(asked.query, { you, here: [], known: known.filter((one) => !isHere.has(personKey(one))), messages })
        : peopleFor(asked.query, { you, here: people, known, messages });
    }
    case 'room':
      return nameFits(asked.query, rooms, ({ name }) => name)
        .slice(0, OFFERS_MAX)
        .map(offerOfRoom);
    case 'command': {
      const wanted = asked.query.toLowerCase();
      const offered = commandsFor({ room: room.room, you: room.you }).filter(({ name }) => name.startsWith(wanted));
      // A word that stands there whole is ready to be sent.
      return offered.some(({ name }) => name === wanted) ? [] : offered.map(offerOfCommand);
    }
  }
}
