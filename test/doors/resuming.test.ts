import { NoLimiter } from '../../src/adapters/memory/memory-limiter';
import { CHANGED_SIZE, RESUMED_CHANGES_MAX, WINDOW_SIZE } from '../../src/domain/policies';
import type { Message } from '../../src/protocol/index';
import { cleanUp } from '../support/clean-up';
import { DeltaClient, type Entered } from '../support/delta-client';
import { type RunningServer, startServer } from '../support/start-server';

let server: RunningServer;

beforeEach(async () => {
  server = await startServer({ limiter: new NoLimiter() });
});
afterEach(cleanUp);

const enter = () => DeltaClient.enter(server.url, undefined, { reconnectionDelay: 10 });

async function sendMany(client: DeltaClient, count: number): Promise<void> {
  const sent = await Promise.all(Array.from({ length: count }, (_, index) => client.send(`message ${index}`)));
  await client.reaches(Math.max(...sent.map(({ seq }) => seq)));
}

async function reconnect(client: DeltaClient): Promise<void> {
  const before = client.disconnections.length;
  client.cut();
  await client.until('connected again', () => client.disconnections.length > before && client.socket.connected);
}

const toldOf = (entered: Entered) => ('changes' in entered ? entered.changes.length : 'afresh');
const shown = (client: DeltaClient): Message[] => [...client.messages.values()].toSorted((a, b) => a.seq - b.seq);

test('from further back than memory holds one is told all the same; from too far back one starts afresh', async () => {
  const [client, other] = [await enter(), await enter()];
  await sendMany(other, 30);
  await client.reaches(other.seq);
  await reconnect(client);
  await sendMany(other, WINDOW_SIZE + 200);
  await other.expectOk('EditMessage', { seq: 5, message: 'better' });
  await other.expectOk('DeleteMessage', { seq: 6 });
  await other.reaches(WINDOW_SIZE + 234);
  const since = client.head;
  expect(toldOf(await client.enter(since))).toBe(WINDOW_SIZE + 202);
  expect(shown(client)).toEqual(shown(other));

  await sendMany(other, RESUMED_CHANGES_MAX - WINDOW_SIZE - 202);
  expect(toldOf(await client.enter(since))).toBe(RESUMED_CHANGES_MAX);
  await other.send('one too many');
  const afresh = await client.enter(since);
  expect(afresh).toMatchObject({ resync: true, hasOlder: true });
  expect('messages' in afresh && afresh.messages).toHaveLength(50);
});

test('so one is where more was edited than memory holds, and after a restart, which holds no more', async () => {
  const [client, other] = [await enter(), await enter()];
  await sendMany(other, CHANGED_SIZE + 20);
  await client.reaches(other.seq);
  await reconnect(client);
  const seqs = Array.from({ length: CHANGED_SIZE + 20 }, (_, index) => index + 3);
  await Promise.all(seqs.map((seq) => other.expectOk('EditMessage', { seq, message: `edit of ${seq}` })));
  const since = client.head;
  await other.reaches(2 * CHANGED_SIZE + 42);
  expect(toldOf(await client.enter(since))).toBe(CHANGED_SIZE + 20);
  client.socket.io.reconnectionDelay(10);
  await server.stop();
  server = await startServer({ limiter: new NoLimiter(), config: { port: server.port, dataDir: server.dataDir } });
  await client.until('connected again', () => client.disconnections.length === 2 && client.socket.connected);
  expect(toldOf(await client.enter(since))).toBe(CHANGED_SIZE + 20);
  expect(shown(client)).toEqual(shown(other));
});

test('many who come back at once while others talk and clear end with the same room as everyone', async () => {
  const clients = await Promise.all(Array.from({ length: 12 }, enter));
  const [talker, ...others] = clients as [DeltaClient, ...DeltaClient[]];
  await Promise.all(others.map((client) => client.reaches(talker.seq)));
  await Promise.all(others.map(reconnect));
  await sendMany(talker, WINDOW_SIZE + 100);
  const talk = (async () => {
    for (let round = 0; round < 6; round += 1) {
      await sendMany(talker, 20);
      await talker.expectOk('EditMessage', { seq: 20 + round, message: `edited ${round}` });
    }
  })();
  const answers = await Promise.all(others.map((client) => client.enter(client.head)));
  expect(answers.map(toldOf)).not.toContain('afresh');
  await talk;
  await talker.send('the last');
  await Promise.all(others.map((client) => client.sees('the last')));
  for (const client of others) expect(shown(client)).toEqual(shown(talker));

  await Promise.all(others.map(reconnect));
  const clearing = talker.expectOk('ClearChat', {});
  await Promise.all([clearing, talker.send('after it'), ...others.map((client) => client.enter(client.head))]);
  await Promise.all(clients.map((client) => client.sees('after it')));
  for (const client of others) expect(shown(client)).toEqual(shown(talker));
});
