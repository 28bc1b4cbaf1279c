import type { Feed } from '../../delivery/feed';
import { textWithFiles } from '../../domain/files/text-with-files';
import type { RoomChange, StoredMessage } from '../../domain/ports';
import type { FullFeedEntry } from '../../protocol/index';
import { type EncodedEvent, encodeEvent } from '../encoded-event';
import { EncodedRoom } from '../encoded-room';

/**
 * What a room's full feed may write, in bytes a millisecond (40 MB a second). A large room with many readers in a lively
 * talk is told less often, each time of several changes: nothing is lost by that, since each time it is told whole.
 */
const BYTES_PER_MS = 40_000;

/** The full feed: after every batch of changes, the whole room. */
export function fullFeed(): Feed<EncodedEvent> {
  const encodedRooms = new Map<string, EncodedRoom>();
  return {
    name: 'full',

    changes(chatRoom, changes: RoomChange[]) {
      const { roomId } = chatRoom.room;
      const encodedRoom = encodedRooms.get(roomId) ?? new EncodedRoom((message) => JSON.stringify(entryOf(message)));
      encodedRooms.set(roomId, encodedRoom);
      encodedRoom.follow(chatRoom.history.window, changes);
      return encodeEvent('RetrieveChatRoomData', encodedRoom.json());
    },

    restAfter: ({ frame }, readers) => (frame.length * readers) / BYTES_PER_MS,
  };
}

/** A message in the four fields of the full feed: as it was sent there, or as it would have been. */
export function entryOf(stored: StoredMessage): FullFeedEntry {
  const { kind, author, sentAt, timeStamp } = stored;
  const message = textWithFiles(stored);
  if (kind !== 'message') return { message, username: '', userID: 0, timeStamp: null };
  return {
    message,
    username: author.username,
    userID: author.userID,
    timeStamp: timeStamp === undefined ? sentAt : timeStamp,
  };
}
