import type { Feed } from '../delivery/feed';
import {
  type Heartbeat,
  type PeopleChanged,
  type PeopleTyping,
  type PersonChanged,
  personKey,
  type RoomChanged,
  type RoomRenewed,
} from '../protocol/index';
import { changeOnWire } from './commands/message-on-wire';
import type { EventEncoder } from './event-encoder';

/** The delta feed: each batch of changes as it is. */
export function deltaFeed<Encoded>(name: string, encode: EventEncoder<Encoded>): Feed<Encoded> {
  return {
    name,

    changes({ room, head }, changes) {
      const batch: RoomChanged = { roomId: room.roomId, epoch: head.epoch, changes: changes.map(changeOnWire) };
      return encode('RoomChanged', JSON.stringify(batch));
    },

    people({ room }, here, gone) {
      const people: PeopleChanged = { roomId: room.roomId, here, gone: gone.map(personKey) };
      return encode('PeopleChanged', JSON.stringify(people));
    },

    typing({ room }, people) {
      const typing: PeopleTyping = { roomId: room.roomId, people };
      return encode('PeopleTyping', JSON.stringify(typing));
    },

    person({ room }, person) {
      const changed: PersonChanged = { roomId: room.roomId, person };
      return encode('PersonChanged', JSON.stringify(changed));
    },

    renewed({ room }) {
      const renewed: RoomRenewed = { room };
      return encode('RoomRenewed', JSON.stringify(renewed));
    },

    heartbeat({ room, head }) {
      const beat: Heartbeat = { heads: { [room.roomId]: head } };
      return encode('Heartbeat', JSON.stringify(beat));
    },
  };
}
