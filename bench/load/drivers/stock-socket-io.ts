import { SocketIoLink } from '../socket-io-link';
import { scanOne } from '../text';
import type { Driver } from './driver';

export const stockSocketIo: Driver = {
  acknowledges: false,
  async join(port, name, listener) {
    const link = await SocketIoLink.open(port, {
      event(packet) {
        const batch = scanOne(packet);
        if (batch) listener.batch(batch);
      },
      closed: listener.closed,
    });
    return {
      get bytes() {
        return link.bytes;
      },
      send(text) {
        link.emit('message', { message: text, username: name, userID: name, timeStamp: Date.now() });
      },
      close: () => link.close(),
    };
  },
};
