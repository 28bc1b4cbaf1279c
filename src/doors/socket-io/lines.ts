import type { Socket } from 'socket.io';
import type { Line } from '../connection';
import type { EncodedEvent } from '../encoded-event';
import type { FeedTraffic } from '../traffic';
import { SocketWriter } from './socket-writer';

/** Clients of the full feed know no other event than the room itself. */
export function fullLine(socket: Socket, traffic: FeedTraffic, onSlow: () => void): Line<EncodedEvent> {
  const writer = new SocketWriter(socket, traffic, onSlow);
  return {
    get isOpen() {
      return socket.connected;
    },
    write: (event) => writer.write(event),
    unsent: () => writer.unsent(),
    end: () => socket.disconnect(true),
  };
}

export function deltaLine(socket: Socket, traffic: FeedTraffic, onSlow: () => void): Line<EncodedEvent> {
  const writer = new SocketWriter(socket, traffic, onSlow);
  return {
    get isOpen() {
      return socket.connected;
    },
    write: (event) => writer.write(event),
    unsent: () => writer.unsent(),
    tell: (event, payload) => socket.emit(event, payload),
    end(error) {
      socket.emit('Goodbye', { error });
      socket.disconnect(true);
    },
  };
}
