import type { CommandName } from '@protocol/commands';
import type { DeltaEvents } from '@protocol/events';
import { io, type Socket } from 'socket.io-client';
import { retryDelay, withJitter } from './delays';
import type { Answer, Wire, WireEvents } from './wire';

const ANSWER_MS = 10_000;

type Emit = (command: CommandName, ...rest: unknown[]) => void;

/** The Socket.IO connection to the server that this page came from. */
export function createSocketWire(): Wire {
  const socket: Socket<DeltaEvents> = io({
    auth: { feed: 'delta' },
    transports: ['websocket', 'polling'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  });

  return {
    get isUp() {
      return socket.connected;
    },
    open(events) {
      follow(socket, events);
      comeBack(socket);
      heedTheNetwork(socket);
      socket.connect();
    },
    request<C extends CommandName>(command: C, payload: unknown) {
      return new Promise<Answer<C>>((resolve) => {
        // Socket.IO would queue it, and send it before the room was entered again.
        if (!socket.connected) return resolve(null);
        const answer = (error: Error | null, reply: Answer<C>) => resolve(error ? null : reply);
        const emit: Emit = socket.timeout(ANSWER_MS).emit.bind(socket.timeout(ANSWER_MS)) as unknown as Emit;
        if (payload === undefined) emit(command, answer);
        else emit(command, payload, answer);
      });
    },
  };
}

function follow(socket: Socket<DeltaEvents>, events: WireEvents) {
  socket.on('connect', () => events.connected());
  socket.on('disconnect', () => events.disconnected());
  socket.on('RoomChanged', (batch) => events.changed(batch));
  socket.on('PeopleChanged', (people) => events.peopleChanged(people));
  socket.on('Heartbeat', (beat) => events.beat(beat));
}

/** Socket.IO does not come back by itself from a server that closed or refused the connection on purpose. */
function comeBack(socket: Socket<DeltaEvents>) {
  let askedMs: number | undefined;
  let attempt = 0;
  const later = (ms?: number) => {
    setTimeout(() => socket.connect(), withJitter(retryDelay(attempt, ms)));
    attempt += 1;
  };
  socket.on('Goodbye', ({ error }) => {
    askedMs = error.retryAfterMs;
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') later(askedMs);
    askedMs = undefined;
  });
  socket.on('connect_error', () => {
    if (!socket.active) later();
  });
  socket.on('Heartbeat', () => {
    attempt = 0;
  });
}

/** The browser knows of a lost or found network long before a ping goes unanswered. */
function heedTheNetwork(socket: Socket<DeltaEvents>) {
  window.addEventListener('offline', () => socket.io.engine?.close());
  window.addEventListener('online', () => {
    if (!socket.connected) socket.disconnect().connect();
  });
}
