import type { Feed } from '../../delivery/feed';
import type { ChatRoom } from '../../domain/chat-room';
import type { RoomChange, StoredMessage } from '../../domain/ports';
import {
  type Change,
  type Heartbeat,
  type Message,
  type PeopleChanged,
  personKey,
  type RoomChanged,
} from '../../protocol/index';
import { type EncodedEvent, encodeEvent } from './encoded-event';

/** The delta feed: each batch of changes as it is. */
export const deltaFeed: Feed<EncodedEvent> = {
  changes(chatRoom, changes) {
    const batch: RoomChanged = {
      roomId: chatRoom.room.roomId,
      epoch: chatRoom.head().epoch,
      changes: changes.map(changeOnWire),
    };
    return encodeEvent('RoomChanged', JSON.stringify(batch));
  },

  people(chatRoom, here, gone) {
    const people: PeopleChanged = { roomId: chatRoom.room.roomId, here, gone: gone.map(personKey) };
    return encodeEvent('PeopleChanged', JSON.stringify(people));
  },

  heartbeat(chatRoom: ChatRoom) {
    const beat: Heartbeat = { heads: { [chatRoom.room.roomId]: chatRoom.head() } };
    return encodeEvent('Heartbeat', JSON.stringify(beat));
  },
};

export function changeOnWire(change: RoomChange): Change {
  return change.type === 'message' ? { ...change, message: messageOnWire(change.message) } : change;
}

/** Without what only the full feed shows. */
export function messageOnWire({ timeStamp, ...message }: StoredMessage): Message {
  return message;
}
