import type { CommandName } from '@protocol/commands';
import type { ErrorReply } from '@protocol/errors';
import type { DeltaEvents } from '@protocol/events';
import { io, type Socket } from 'socket.io-client';
import type { Told, ToldName } from '../state/page-event';
import { retryDelay, withJitter } from './delays';
import type { Answer, Wire, WireEvents } from './wire';

const ANSWER_MS = 10_000;

/** With these it is over: coming back would change nothing. */
const final: ReadonlySet<string> = new Set<ErrorReply['code']>(['signed_out', 'banned', 'session_invalid']);

const told: readonly ToldName[] = [
  'RoomListed',
  'RoomUnlisted',
  'RoomActive',
  'RoomRenewed',
  'ReadMoved',
  'YouChanged',
  'PersonChanged',
];

type Emit = (command: CommandName, ...rest: unknown[]) => void;
type Listen = (name: ToldName, listener: (news: object) => void) => void;

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
    follow(events) {
      listen(socket, events);
      comeBack(socket, events);
      heedTheNetwork(socket);
    },
    connect: () => void socket.disconnect().connect(),
    close: () => void socket.disconnect(),
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

function listen(socket: Socket<DeltaEvents>, events: WireEvents) {
  socket.on('connect', () => events.connected());
  socket.on('disconnect', () => events.disconnected());
  socket.on('RoomChanged', (batch) => events.changed(batch));
  socket.on('PeopleChanged', (people) => events.peopleChanged(people));
  socket.on('PeopleTyping', (typing) => events.peopleTyping(typing));
  socket.on('Heartbeat', (beat) => events.beat(beat));
  const on = socket.on.bind(socket) as unknown as Listen;
  for (const type of told) on(type, (news) => events.told({ ...news, type } as Told));
}

/** Socket.IO does not come back by itself from a server that closed or refused the connection on purpose. */
function comeBack(socket: Socket<DeltaEvents>, events: WireEvents) {
  let farewell: ErrorReply | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms?: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), withJitter(retryDelay(attempt, ms)));
    attempt += 1;
  };
  const part = (error: ErrorReply) => {
    clearTimeout(timer);
    socket.disconnect();
    events.goodbye(error);
  };
  socket.on('Goodbye', ({ error }) => {
    farewell = error;
    if (final.has(error.code)) part(error);
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect' && !final.has(farewell?.code ?? '')) later(farewell?.retryAfterMs);
    farewell = null;
  });
  socket.on('connect_error', (problem: Error & { data?: Partial<ErrorReply> }) => {
    const { code, message = problem.message } = problem.data ?? {};
    if (code && final.has(code)) part({ code, message });
    else if (!socket.active) later(problem.data?.retryAfterMs);
  });
  socket.on('Heartbeat', () => {
    attempt = 0;
  });
}

/** The browser knows of a lost or found network long before a ping goes unanswered. */
function heedTheNetwork(socket: Socket<DeltaEvents>) {
  window.addEventListener('offline', () => socket.io.engine?.close());
  window.addEventListener('online', () => {
    if (socket.active && !socket.connected) socket.disconnect().connect();
  });
}
