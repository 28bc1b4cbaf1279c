import { randomUUID } from 'node:crypto';
import type { DeltaEvents, Heartbeat, RoomListed } from '../../src/protocol/index';
import { bearer } from '../support/api-client';
import { answerTo, outcomeOf, SocketAsking } from '../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { FullClient } from '../support/full-client';
import { PlainClient } from '../support/plain-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

/**
 * Who is there when something happens in the den, a private room. The `host` (by another connection than the one that does it),
 * the `viewer` and the `muted` have it on screen; the `idler` is in it and has not; the `removed` and the `banned` had it on screen
 * and were put out of it; the `outsider` and the `owner` of the installation were never in it; `nobody` has not said who they are.
 */
const watchers = ['host', 'viewer', 'muted', 'idler', 'removed', 'banned', 'outsider', 'owner', 'nobody'] as const;
type Watcher = (typeof watchers)[number];

const onScreen: readonly Watcher[] = ['host', 'viewer', 'muted'];

interface Expectation {
  /** Who hears of it. Nobody else may. */
  hears: readonly Watcher[];
  /** Have it happen, in the den or to the host. */
  cause(): Promise<unknown>;
}

let server: RunningServer;
let cast: Cast;
let owner: Player;
let host: Player;
let den: string;
let players: Record<Exclude<Watcher, 'nobody'>, Player>;
let sockets: Record<Watcher, SocketAsking>;
/** The same people by plain WebSockets that are told events; `nobody` is a guest there. */
let plains: Record<Watcher, PlainClient>;
let claim: FullClient;
let listener: PlainClient;

const say = (message = 'between us') =>
  answerTo(host.http, 'SendMessage', { roomId: den, clientId: randomUUID(), message });

/** Every event that the server may push to the delta feed. */
const events: Record<keyof DeltaEvents, Expectation> = {
  RoomChanged: { hears: onScreen, cause: () => say() },
  PeopleChanged: {
    hears: onScreen,
    cause: async () => {
      const comer = await cast.member('comer');
      await comer.connect();
      await bringIn(host, den, [comer]);
    },
  },
  PeopleTyping: {
    hears: onScreen,
    cause: async () => answerTo(await host.connect(), 'Type', { roomId: den }),
  },
  PersonChanged: { hears: onScreen, cause: () => answerTo(host.http, 'ChangeProfile', { status: randomUUID() }) },
  RoomRenewed: {
    hears: onScreen,
    cause: () => answerTo(host.http, 'ChangeRoom', { roomId: den, topic: randomUUID() }),
  },
  RoomActive: { hears: ['idler'], cause: () => say() },
  RoomListed: {
    hears: [...onScreen, 'idler'],
    cause: () => answerTo(host.http, 'ChangeRoom', { roomId: den, topic: randomUUID() }),
  },
  RoomUnlisted: {
    hears: ['removed'],
    cause: async () => {
      await bringIn(host, den, [players.removed]);
      await answerTo(host.http, 'RemoveMember', { roomId: den, userID: players.removed.userID });
    },
  },
  ReadMoved: {
    hears: ['viewer'],
    cause: async () => answerTo(players.viewer.http, 'MarkRead', { roomId: den, seq: (await say()).seq }),
  },
  BookmarksChanged: {
    hears: ['viewer'],
    cause: async () => answerTo(players.viewer.http, 'AddBookmark', { roomId: den, seq: (await say()).seq }),
  },
  YouChanged: { hears: ['host'], cause: () => answerTo(host.http, 'ChangeProfile', { status: randomUUID() }) },
  SetUserData: { hears: ['nobody'], cause: () => answerTo(sockets.nobody, 'CreateUserData', undefined) },
  Heartbeat: { hears: [...onScreen, 'idler'], cause: () => say() },
  Goodbye: {
    hears: ['banned'],
    cause: async () => {
      const { userID } = players.banned;
      await answerTo(owner.http, 'Unban', { userID });
      // The ban ended their session too.
      const { username, password } = players.banned;
      const { token } = await answerTo(cast.nobody, 'LogIn', { username, password, asProgram: true });
      sockets.banned = await SocketAsking.connect(server.url, token);
      plains.banned = await plainly({ token });
      await answerTo(owner.http, 'Ban', { userID });
    },
  },
};

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  host = await cast.member('host');
  const [viewer, muted, idler, removed, banned, outsider] = [
    await cast.guest('viewer'),
    await cast.member('muted'),
    await cast.member('idler'),
    await cast.member('removed'),
    await cast.member('banned'),
    await cast.member('outsider'),
  ];
  players = { host, viewer, muted, idler, removed, banned, outsider, owner };
  den = await makeRoom(host, 'private', 'Den', [viewer, muted, idler, removed, banned]);
  const entries = Object.entries(players) as [Watcher, Player][];
  const connected = await Promise.all(entries.map(async ([who, player]) => [who, await player.connect()] as const));
  sockets = { ...Object.fromEntries(connected), nobody: await SocketAsking.connect(server.url) } as typeof sockets;
  plains = Object.fromEntries(await Promise.all(watchers.map(async (who) => [who, await plainly(playerOf(who))])));
  for (const who of [...onScreen, 'removed', 'banned'] as const) {
    await answerTo(sockets[who], 'UserEnteredRoom', { roomId: den });
    await answerTo(plains[who], 'UserEnteredRoom', { roomId: den });
  }
  for (const who of ['outsider', 'owner'] as const) await answerTo(sockets[who], 'UserEnteredRoom', {});
  await answerTo(owner.http, 'Mute', { userID: muted.userID, minutes: 60 });
  await answerTo(host.http, 'RemoveMember', { roomId: den, userID: removed.userID });
  await answerTo(owner.http, 'Ban', { userID: banned.userID });
  claim = await FullClient.connect(server.url);
  listener = await PlainClient.connect(server.url);
  claim.enter({ userID: 'claimed', username: 'Old client' });
});

afterAll(cleanUp);

function playerOf(who: Watcher): Player | undefined {
  return who === 'nobody' ? undefined : players[who];
}

/** A plain WebSocket that is told events, and has General on screen. */
async function plainly(session: { token?: string | undefined } = {}): Promise<PlainClient> {
  const { token } = session;
  const plain = await PlainClient.connect(server.url, token === undefined ? {} : { headers: bearer({ token }) });
  await plain.subscribe();
  return plain;
}

/** Whether something pushed is of the den, where it is of a room at all. */
function isMeant(payload: unknown): boolean {
  const { roomId, room, heads, said = {} } = payload as { roomId?: string } & Partial<RoomListed & Heartbeat>;
  if (heads) return den in heads || den in said;
  const of = room?.roomId ?? roomId;
  return of === undefined || of === den;
}

const hasHeard = (who: Watcher, event: string) => sockets[who].told(event).some(isMeant);
const hasHeardPlainly = (who: Watcher, event: string) => plains[who].events(event).some(isMeant);

/** All that is on its way has come: batches go out every few milliseconds, and what a connection is told keeps its order. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const open = Object.values(sockets).filter(({ socket }) => socket.connected);
  const openPlains = Object.values(plains).filter(({ closed }) => closed === undefined);
  await Promise.all([...open, ...openPlains].map((asking) => outcomeOf(asking, 'WhoAmI', undefined)));
}

test.each(Object.entries(events))(
  '%s reaches those whom it is for, and nobody else',
  async (event, { hears, cause }) => {
    await settled();
    for (const socket of Object.values(sockets)) socket.pushed.length = 0;
    for (const { frames } of Object.values(plains)) frames.length = 0;
    await cause();
    await Promise.all(hears.map((who) => sockets[who].hears(event, isMeant)));
    // Told to who asked for it alone, which was by the other door.
    const hearPlainly = event === 'SetUserData' ? [] : hears;
    await Promise.all(
      hearPlainly.map((who) => plains[who].until(`${who} hears ${event}`, () => hasHeardPlainly(who, event))),
    );
    await settled();
    expect(watchers.filter((who) => hasHeard(who, event))).toEqual(watchers.filter((who) => hears.includes(who)));
    expect(watchers.filter((who) => hasHeardPlainly(who, event))).toEqual(
      watchers.filter((who) => hearPlainly.includes(who)),
    );
  },
);

test('a client of the full feed is told of General, in its own words, and of nothing else', async () => {
  await say('only for the den');
  await settled();
  // The first is for whoever may be of the clustered chat: nobody can tell before they speak.
  expect(new Set(claim.events)).toEqual(new Set(['historical_messages', 'RetrieveChatRoomData']));
  expect(JSON.stringify(claim.rooms)).not.toContain('the den');
  expect(claim.texts).toContain('Old client has entered the chat');
});

test('a plain WebSocket is told what is said in General, and of nothing else', async () => {
  await say('only for the den again');
  claim.send({ userID: 'claimed', username: 'Old client', message: 'for all', timeStamp: null });
  await listener.hears('for all');
  expect(new Set(listener.frames)).toEqual(new Set(['for all']));
});

test('whoever is banned is connected no longer, and whoever is muted still is', () => {
  expect(sockets.banned.socket.connected).toBe(false);
  expect(plains.banned.closed).toEqual({ code: 1008, reason: 'banned' });
  expect(sockets.muted.socket.connected).toBe(true);
});
