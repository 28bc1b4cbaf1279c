import type { FullFeedEntry } from '../../../src/protocol/full-feed';
import { FrameMemory } from '../frame-memory';
import { SocketIoLink } from '../socket-io-link';
import { addText, type Batch, emptyBatch } from '../text';
import type { Driver } from './driver';

const frames = new FrameMemory(decodeRoom);

function decodeRoom(packet: string): Batch | undefined {
  const [name, room] = JSON.parse(packet.slice(2)) as [string, FullFeedEntry[]];
  if (name !== 'RetrieveChatRoomData') return undefined;
  const batch: Batch = { ...emptyBatch(), whole: true };
  for (const entry of room) addText(batch, entry.message);
  return batch;
}

/** The Node chat room's own clients: every change brings the whole room. For Snug and for the full-state baseline. */
export const fullFeed: Driver = {
  acknowledges: false,
  async join(port, name, listener) {
    let got: (userID: string) => void;
    const identity = new Promise<string>((resolve) => {
      got = resolve;
    });
    const link = await SocketIoLink.open(port, {
      event(packet) {
        if (packet.toString('latin1', 4, 15) === 'SetUserData') {
          const [, userData] = JSON.parse(packet.toString('utf8', 2)) as [string, { userID: string }];
          return got(userData.userID);
        }
        const batch = frames.read(packet);
        if (batch) listener.batch(batch);
      },
      closed: listener.closed,
    });
    link.emit('CreateUserData');
    const userID = await identity;
    link.emit('UserEnteredRoom', { userID, username: name });
    return {
      get bytes() {
        return link.bytes;
      },
      send(text) {
        link.emit('SendMessage', { message: text, username: name, userID, timeStamp: Date.now() });
      },
      close: () => link.close(),
    };
  },
};
