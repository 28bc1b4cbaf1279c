import { LightSocket } from '../light-socket';
import { scanOne } from '../text';
import type { Driver } from './driver';

export const bareWs: Driver = {
  acknowledges: false,
  async join(port, name, listener) {
    const socket = await LightSocket.open(port, '/', {
      text(payload) {
        const batch = scanOne(payload);
        if (batch) listener.batch(batch);
      },
      closed: listener.closed,
    });
    return {
      get bytes() {
        return socket.bytes;
      },
      send(text) {
        socket.send(JSON.stringify({ message: text, username: name, userID: name, timeStamp: Date.now() }));
      },
      close: () => socket.close(),
    };
  },
};
