import type { Feed } from '../delivery/feed';
import type { ChatRoom } from '../domain/room/chat-room';
import { type Heartbeat, personKey, type RoomActive } from '../protocol/index';
import type { EventEncoder } from './event-encoder';

/** What people are told of rooms that they are in but have not on screen: that something was said, and by whom. */
export function activityFeed<Encoded>(name: string, encode: EventEncoder<Encoded>): Feed<Encoded> {
  /** The newest message that a beat told of. A room in which nothing is said costs its people nothing. */
  const told = new WeakMap<ChatRoom, number>();
  return {
    name,

    changes({ room, head }, changes) {
      const said = changes.flatMap((change) =>
        change.type === 'message' && change.message.kind === 'message' && change.message.seq === change.seq
          ? [change.message]
          : [],
      );
      if (said.length === 0) return undefined;
      const active: RoomActive = {
        roomId: room.roomId,
        seq: head.seq,
        authors: said.map(({ author }) => personKey(author)),
        mentioned: said.flatMap(({ mentions }) => mentions ?? []),
      };
      return encode('RoomActive', JSON.stringify(active));
    },

    heartbeat(chatRoom) {
      const seq = chatRoom.history.window.all().findLast(({ kind }) => kind === 'message')?.seq;
      if (seq === undefined || told.get(chatRoom) === seq) return undefined;
      told.set(chatRoom, seq);
      const beat: Heartbeat = { heads: {}, said: { [chatRoom.room.roomId]: seq } };
      return encode('Heartbeat', JSON.stringify(beat));
    },
  };
}
