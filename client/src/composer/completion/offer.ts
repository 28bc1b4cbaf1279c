import { type Profile, personKey } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import type { Emoji } from '../../emoji/table';
import type { Command } from '../commands/command';

/** One thing that can be chosen, and what stands in the text once it is. */
export type Offer = { key: string; insert: string } & (
  | { kind: 'emoji'; emoji: Emoji; shown: string; code: string }
  | { kind: 'person'; person: Profile; isHere: boolean }
  | { kind: 'room'; room: Room }
  | { kind: 'command'; command: Command }
);

/** As many as one takes in at a glance. */
export const OFFERS_MAX = 8;

// Whatever was chosen is followed by a space: a name has to end where a word does.

export function offerOfPerson(person: Profile, isHere: boolean): Offer {
  return { kind: 'person', key: personKey(person), insert: `@${person.username} `, person, isHere };
}

export function offerOfRoom(room: Room): Offer {
  return { kind: 'room', key: room.roomId, insert: `#${room.name} `, room };
}

export function offerOfEmoji(emoji: Emoji, shown: string, code: string): Offer {
  return { kind: 'emoji', key: emoji.emoji, insert: `${shown} `, emoji, shown, code };
}

export function offerOfCommand(command: Command): Offer {
  return { kind: 'command', key: command.name, insert: `/${command.name} `, command };
}
