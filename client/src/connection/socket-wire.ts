import type { CommandName } from '@protocol/commands';
import type { Told, ToldName } from '../state/page-event';
import { Comeback } from './comeback';
import type { OpenLine } from './line';
import { openWebSocketLine } from './web-socket-line';
import type { Answer, Wire, WireEvents } from './wire';

const ANSWER_MS = 10_000;

const told: ReadonlySet<string> = new Set<ToldName>([
  'RoomListed',
  'RoomUnlisted',
  'RoomActive',
  'RoomRenewed',
  'ReadMoved',
  'BookmarksChanged',
  'YouChanged',
  'PersonChanged',
]);

/** The connection to the server that this page came from. */
export function createSocketWire(): Wire {
  let events: WireEvents | undefined;
  const unanswered = new Set<() => void>();
  const comeback = new Comeback({
    open: (heed) => openWebSocketLine(`${location.origin.replace(/^http/, 'ws')}/socket.io/`, heed),
    otherWay,
    events: {
      opened: () => events?.connected(),
      closed() {
        for (const giveUp of unanswered) giveUp();
        events?.disconnected();
      },
      goodbye: (error) => events?.goodbye(error),
      heard: (event, payload) => events && deliver(events, event, payload),
    },
  });
  // The browser knows of a lost or found network long before a ping goes unanswered.
  window.addEventListener('offline', () => comeback.drop());
  window.addEventListener('online', () => comeback.hurry());

  return {
    get isUp() {
      return comeback.isUp;
    },
    follow(next) {
      events = next;
    },
    connect: () => comeback.connect(),
    close: () => comeback.close(),
    request<C extends CommandName>(command: C, payload: unknown) {
      return new Promise<Answer<C>>((resolve) => {
        if (!comeback.isUp || !comeback.line) return resolve(null);
        const end = (answer: Answer<C>) => {
          clearTimeout(timer);
          unanswered.delete(giveUp);
          resolve(answer);
        };
        const giveUp = () => end(null);
        const timer = setTimeout(giveUp, ANSWER_MS);
        unanswered.add(giveUp);
        comeback.line.send(command, payload, (reply) => end(reply as Answer<C>));
      });
    },
  };
}

function deliver(events: WireEvents, event: string, payload: unknown) {
  const as = <E extends 'changed' | 'peopleChanged' | 'peopleTyping' | 'beat'>(name: E) =>
    events[name](payload as never);
  if (told.has(event)) events.told({ ...(payload as object), type: event } as Told);
  else if (event === 'RoomChanged') as('changed');
  else if (event === 'PeopleChanged') as('peopleChanged');
  else if (event === 'PeopleTyping') as('peopleTyping');
  else if (event === 'Heartbeat') as('beat');
}

/**
 * Where the server answers plain requests and no WebSocket passes, something between them is in the way: unless the server lets
 * nobody in for now, which a page cannot read from what its WebSocket was refused with.
 */
async function otherWay(): Promise<OpenLine | null> {
  try {
    const ready = await fetch('/readyz', { cache: 'no-store' });
    if (!ready.ok) return null;
    const { openPollingLine } = await import('./polling-line');
    return openPollingLine;
  } catch {
    return null;
  }
}
