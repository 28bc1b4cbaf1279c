import { TYPING_EVERY_MS, TYPING_LASTS_MS } from '@protocol/limits';
import type { Route } from '../route/route';
import type { OutboxKeeper } from '../state/keep-outbox';
import type { Kept } from '../state/kept';
import type { Dispatch, PageStore } from '../state/store';
import { retryDelay } from './delays';
import { Entrance } from './entrance';
import { Follower } from './follower';
import { Pages } from './pages';
import { Reader } from './reader';
import { Sender, type Uploads } from './sender';
import { Session } from './session';
import type { AskSession } from './session-api';
import type { Wait, Wire } from './wire';

export interface RoomLinkParts {
  wire: Wire;
  ask: AskSession;
  store: PageStore;
  dispatch: Dispatch;
  kept: Kept;
  keeper: OutboxKeeper;
  /** Comes with the first message that has files. */
  uploads: () => Promise<Uploads>;
  wait: Wait;
  now: () => number;
  /** Somebody is in whom an invite or another errand brought. */
  connected: () => void;
}

export type RoomLink = ReturnType<typeof openRoomLink>;

/** Joins the parts of the connection, and begins by asking who the person is. */
export function openRoomLink(parts: RoomLinkParts) {
  const { wire, ask, store, dispatch, kept, keeper, uploads, wait, now, connected } = parts;
  let doubts = 0;
  const session = new Session(ask, wire, store, dispatch, kept, wait);
  const entrance: Entrance = new Entrance(wire, store, dispatch, wait, () => follower, {
    entered() {
      doubts = 0;
      void sender.flush();
      void pages.seekWanted();
    },
    async unknownHere() {
      // A server that knows the page but not its connection would be asked again and again.
      await wait(doubts === 0 ? 0 : retryDelay(doubts));
      doubts += 1;
      await session.find();
    },
  });
  const follower = new Follower(
    store,
    dispatch,
    (how) => void entrance.enter(how),
    () => void entrance.listRooms(),
  );
  const sender = new Sender(wire, store, dispatch, keeper, uploads, wait, now, () => void entrance.enter());
  const pages = new Pages(wire, store, dispatch, now);
  const reader = new Reader(wire, store, dispatch, wait);
  let typedAt = Number.NEGATIVE_INFINITY;

  store.subscribe(({ outbox }, before) => {
    if (outbox !== before.outbox) void sender.flush();
  });
  wire.follow({
    connected() {
      entrance.connected();
      connected();
    },
    disconnected: () => dispatch({ type: 'disconnected' }),
    goodbye: (error) => session.ended(error),
    changed: (batch) => follower.changed(batch),
    peopleChanged: (people) => follower.peopleChanged(people),
    peopleTyping({ roomId, people }) {
      if (roomId === store.getState().route.roomId) dispatch({ type: 'typed', people, until: now() + TYPING_LASTS_MS });
    },
    beat: (beat) => follower.beat(beat),
    told: dispatch,
  });
  void session.start();

  return {
    session,
    pages,
    request: wire.request,
    sawNewest: () => reader.sawNewest(),
    /** Goes to a room, and in it to a message if the route names one. */
    open(route: Route) {
      const from = store.getState().route.roomId;
      dispatch({ type: 'opened', route, draft: kept.draft(route.roomId) });
      if (from !== route.roomId) entrance.moved(from);
      if (route.seq !== undefined) void pages.seek(route.roomId, route.seq);
    },
    /** Enters the room of the route again, as after joining it. */
    enter: () => void entrance.enter(),
    type() {
      const { route, link } = store.getState();
      if (link === 'down' || now() - typedAt < TYPING_EVERY_MS) return;
      typedAt = now();
      void wire.request('Type', { roomId: route.roomId });
    },
    typed: () => {
      typedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
