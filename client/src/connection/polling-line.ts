import type { ErrorReply } from '@protocol/errors';
import { io } from 'socket.io-client';
import type { Line, LineEvents } from './line';
import { refusalIn } from './session-api';

/** Where WebSockets do not pass: the same by plain requests, until one passes after all. */
export function openPollingLine(events: LineEvents): Line {
  const socket = io({
    auth: { feed: 'delta' },
    transports: ['polling', 'websocket'],
    reconnection: false,
    forceNew: true,
  });
  socket.on('connect', () => events.opened());
  socket.onAny((event: string, payload: unknown) => events.heard(event, payload));
  socket.on('disconnect', () => events.closed(null));
  socket.on('connect_error', (problem: Error & { data?: object; context?: { responseText?: string } }) =>
    events.closed({ message: problem.message, ...problem.data, ...refusedWith(problem.context?.responseText) }),
  );
  return {
    send(command, payload, answer) {
      if (payload === undefined) socket.emit(command, answer);
      else socket.emit(command, payload, answer);
    },
    close: () => void socket.disconnect(),
  };
}

/** What a handshake was refused with before there was a connection. */
function refusedWith(text: string | undefined): Partial<ErrorReply> {
  try {
    return refusalIn(JSON.parse(text ?? '')) ?? {};
  } catch {
    return {};
  }
}
