import { GENERAL, HEARTBEAT_MS, type Heartbeat, type RoomChanged } from '../../src/protocol/index';
import { answerTo, type SocketAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { LossyBus } from '../support/lossy-bus';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';

afterEach(cleanUp);

/** A beat, and what a busy machine needs to tell of it and to answer. */
const ONE_BEAT_MS = HEARTBEAT_MS + 1_500;

let bus: LossyBus;
let url: string;
let mira: Player;
let theo: Player;
let den: string;
let lab: string;

beforeEach(async () => {
  bus = new LossyBus();
  const server = await startServer({ bus, hasher: quickHasher, config: { limits: false } });
  ({ url } = server);
  const { cast } = await Cast.gather(server);
  [mira, theo] = [await cast.member('mira'), await cast.member('theo')];
  [den, lab] = [await makeRoom(mira, 'private', 'Den', [theo]), await makeRoom(mira, 'private', 'Lab', [theo])];
});

let clientIds = 0;
const say = (by: Player, message: string, roomId: string) => {
  clientIds += 1;
  return answerTo(by.http, 'SendMessage', { roomId, clientId: `${clientIds}`, message });
};
const saidIn = (socket: SocketAsking) =>
  socket.told<Heartbeat>('Heartbeat').flatMap(({ said = {} }) => said[den] ?? []);

test('what is lost on the way, and nothing follows that would show it, is noticed within one heartbeat', async () => {
  const clients = await Promise.all([1, 2, 3].map(() => DeltaClient.enter(url)));
  await say(mira, 'before', GENERAL);
  await Promise.all(clients.map((client) => client.sees('before')));
  const outsider = await DeltaClient.connect(url);
  const idle = await theo.connect();
  await say(mira, 'heard', den);
  await idle.hears('RoomActive');

  bus.isLosing = true;
  await say(mira, 'lost', GENERAL);
  await say(mira, 'lost too', GENERAL);
  const { seq } = await say(mira, 'unheard', den);
  bus.isLosing = false;
  expect(bus.lost).toBe(3);

  const viewer = await mira.connect();
  await answerTo(viewer, 'UserEnteredRoom', { roomId: lab });
  const isSaid = () => saidIn(idle).includes(seq);
  await Promise.all([
    ...clients.map((client) => client.until('what was lost', () => client.texts.includes('lost too'), ONE_BEAT_MS)),
    // Of a room that is not on screen, that there is something.
    idle.until('that something was said', isSaid, ONE_BEAT_MS),
    talkUntil(isSaid),
  ]);
  for (const client of clients) {
    expect(client.texts).toEqual(['before', 'lost', 'lost too']);
    expect(client.noticed).toBe(1);
    expect(client.heartbeats).toEqual([{ heads: { [GENERAL]: client.head } }]);
  }
  expect(outsider.heartbeats).toEqual([]);
  // Where nothing is lost, no beat tells more than what came before it, however busy the room is.
  const beats = headsAndHeardIn(viewer);
  expect(beats.length).toBeGreaterThan(0);
  for (const { head, heard } of beats) expect(head).toBe(heard);
}, 30_000);

/** Busy talk in the lab, until something else has come to pass. */
async function talkUntil(isOver: () => boolean): Promise<void> {
  let count = 0;
  while (!isOver()) {
    count += 1;
    await Promise.all([mira, theo].map((by) => say(by, `message ${count}`, lab)));
  }
  expect(count).toBeGreaterThan(20);
}

/** What each beat told of the lab, and what had been told of it by then. */
function headsAndHeardIn({ pushed }: SocketAsking): { head: number; heard: number }[] {
  let heard = 0;
  return pushed.flatMap(({ event, payload }) => {
    if (event === 'RoomChanged') heard = (payload as RoomChanged).changes.at(-1)?.seq ?? heard;
    const head = event === 'Heartbeat' ? (payload as Heartbeat).heads[lab]?.seq : undefined;
    return head === undefined ? [] : [{ head, heard }];
  });
}
