import type { Feed } from '../../delivery/feed';
import {
  type Heartbeat,
  type PeopleChanged,
  type PeopleTyping,
  type PersonChanged,
  personKey,
  type RoomChanged,
  type RoomRenewed,
} from '../../protocol/index';
import { changeOnWire } from '../commands/message-on-wire';
import { type EncodedEvent, encodeEvent } from './encoded-event';

/** The delta feed: each batch of changes as it is. */
export const deltaFeed: Feed<EncodedEvent> = {
  name: 'delta',

  changes({ room, head }, changes) {
    const batch: RoomChanged = { roomId: room.roomId, epoch: head.epoch, changes: changes.map(changeOnWire) };
    return encode('RoomChanged', batch);
  },

  people({ room }, here, gone) {
    const people: PeopleChanged = { roomId: room.roomId, here, gone: gone.map(personKey) };
    return encode('PeopleChanged', people);
  },

  typing({ room }, people) {
    const typing: PeopleTyping = { roomId: room.roomId, people };
    return encode('PeopleTyping', typing);
  },

  person({ room }, person) {
    const changed: PersonChanged = { roomId: room.roomId, person };
    return encode('PersonChanged', changed);
  },

  renewed({ room }) {
    const renewed: RoomRenewed = { room };
    return encode('RoomRenewed', renewed);
  },

  heartbeat({ room, head }) {
    const beat: Heartbeat = { heads: { [room.roomId]: head } };
    return encode('Heartbeat', beat);
  },
};

function encode(event: string, payload: object): EncodedEvent {
  return encodeEvent(event, JSON.stringify(payload));
}
