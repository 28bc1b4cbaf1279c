import { io } from 'socket.io-client';
import type { Line, LineEvents } from './line';

/** Where WebSockets do not pass: the same by plain requests. */
export function openPollingLine(events: LineEvents): Line {
  const socket = io({ auth: { feed: 'delta' }, transports: ['polling'], reconnection: false, forceNew: true });
  socket.on('connect', () => events.opened());
  socket.onAny((event: string, payload: unknown) => events.heard(event, payload));
  socket.on('disconnect', () => events.closed(null));
  socket.on('connect_error', (problem: Error & { data?: object }) =>
    events.closed({ message: problem.message, ...problem.data }),
  );
  return {
    send(command, payload, answer) {
      if (payload === undefined) socket.emit(command, answer);
      else socket.emit(command, payload, answer);
    },
    close: () => void socket.disconnect(),
  };
}
