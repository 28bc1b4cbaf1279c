import { usePage } from '../../page';
import { commandsFor } from '../commands/commands';
import type { Asked } from './asked';
import { nameFits } from './name-fits';
import { OFFERS_MAX, type Offer, offerOfCommand, offerOfRoom } from './offer';
import { peopleFor } from './people-for';
import { useEmojiFound } from './use-emoji-found';
import { useKnownPeople } from './use-known-people';
import { useKnownRooms } from './use-known-rooms';

/** What could stand where one writes. */
export function useOffers(asked: Asked | null): Offer[] {
  const of = (kind: Asked['kind']) => (asked?.kind === kind ? asked.query : null);
  const room = usePage((page) => page.room);
  const known = useKnownPeople(of('person'));
  const rooms = useKnownRooms(asked?.kind === 'room');
  const emoji = useEmojiFound(of('emoji'));
  if (!asked || !room) return [];
  switch (asked.kind) {
    case 'emoji':
      return emoji;
    case 'person':
      return peopleFor(asked.query, { you: room.you, here: room.people, known, messages: room.messages });
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
