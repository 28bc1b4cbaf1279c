import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';

const env = { LIMITS: 'off', LOG_LEVEL: 'warn' };
const LOGGED = 'the database was put back';

let server: ServerProcess;

beforeEach(async () => {
  server = await startServerProcess({ env });
});
afterEach(cleanUp);

const enter = () => DeltaClient.enter(server.url, undefined, { reconnectionDelay: 10, reconnectionDelayMax: 50 });
const inFolder = (name: string) => join(server.dataDir, name);

/** Resolves with what those who were open meanwhile are told when they come back. */
async function restart(clients: DeltaClient[], change: () => void = () => {}) {
  const before = clients.map(({ disconnections }) => disconnections.length);
  await server.kill();
  change();
  server = await startServerProcess({ env, dataDir: server.dataDir, port: server.port });
  return Promise.all(
    clients.map(async (client, index) => {
      const isBack = () => client.disconnections.length > (before[index] ?? 0) && client.socket.connected;
      await client.until('connected again', isBack);
      return client.enter(client.head);
    }),
  );
}

/** SQLite's own backup, of a server that runs. */
async function backup(): Promise<string> {
  const copy = join(temporaryFolder(), 'snug.db');
  const database = new Database(inFolder('snug.db'), { readonly: true });
  await database.backup(copy);
  database.close();
  return copy;
}

/** As the README says. */
function putBack(copy: string): void {
  copyFileSync(copy, inFolder('snug.db'));
  for (const rest of ['snug.db-wal', 'snug.db-shm']) rmSync(inFolder(rest), { force: true });
}

async function say(client: DeltaClient, listeners: DeltaClient[], ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await client.send(text, `id of ${text}`);
    await Promise.all(listeners.map((listener) => listener.sees(text)));
  }
}

async function expectTheServersRoom(clients: DeltaClient[]): Promise<void> {
  const newcomer = await enter();
  await Promise.all(clients.map((client) => client.reaches(newcomer.seq)));
  const room = await newcomer.loadAll();
  for (const client of clients) expect([...client.messages.values()]).toEqual(room);
  newcomer.leave();
}

test('open clients of a server whose backup is put back start afresh, end with its room, and go on', async () => {
  const [mira, theo] = [await enter(), await enter()];
  const clients = [mira, theo];
  await say(mira, clients, 'one', 'two');
  const copy = await backup();
  await say(mira, clients, 'three', 'four');
  const { epoch } = mira.head as { epoch: string };

  const entered = await restart(clients, () => putBack(copy));
  expect(server.stdout).toContain(LOGGED);
  for (const { head } of entered) expect(head.epoch).not.toBe(epoch);
  for (const one of entered) expect(one).toMatchObject({ resync: true });
  await say(theo, clients, 'instead of three');
  // What was acknowledged in the time that is lost is as if it had never been sent.
  await say(mira, clients, 'four');
  expect(mira.texts).toEqual(['one', 'two', 'instead of three', 'four']);
  await expectTheServersRoom(clients);

  const again = await restart(clients);
  expect(server.stdout).not.toContain(LOGGED);
  for (const one of again) expect(one).toMatchObject({ head: { epoch: entered[0]?.head.epoch }, changes: [] });
});

test('random kill -9 in mid-talk renews no epoch, and everybody resumes', async () => {
  const [mira, theo] = [await enter(), await enter()];
  const { epoch } = mira.head as { epoch: string };
  for (let kill = 0; kill < 4; kill += 1) {
    await say(mira, [mira, theo], `before ${kill}`);
    const unanswered = Array.from({ length: 30 }, (_, index) => mira.send(`${kill}: ${index}`).catch(() => {}));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    for (const entered of await restart([mira, theo])) {
      expect(entered.head.epoch).toBe(epoch);
      expect(entered).toHaveProperty('changes');
    }
    expect(server.stdout).not.toContain(LOGGED);
    await Promise.all(unanswered);
  }
  await expectTheServersRoom([mira, theo]);
});

test('a whole folder that is put back agrees with itself: who saw more starts afresh, who did not resumes', async () => {
  const [mira, theo] = [await enter(), await enter()];
  await say(mira, [mira, theo], 'one', 'two');
  theo.socket.io.reconnection(false);
  theo.cut();
  const copy = join(temporaryFolder(), 'copy');
  await restart([mira], () => cpSync(server.dataDir, copy, { recursive: true }));
  await say(mira, [mira], 'three', 'four');
  mira.socket.io.reconnection(false);
  mira.cut();
  await server.kill();
  rmSync(server.dataDir, { recursive: true });
  cpSync(copy, server.dataDir, { recursive: true });
  server = await startServerProcess({ env, dataDir: server.dataDir, port: server.port });
  expect(server.stdout).not.toContain(LOGGED);

  // The history has gone past where Mira was, another way.
  const other = await enter();
  await say(other, [other], 'other three', 'other four', 'other five', 'other six');
  expect(other.seq).toBeGreaterThan(mira.seq);
  const told: object[] = [];
  for (const client of [mira, theo]) {
    client.socket.connect();
    await client.until('connected again', () => client.socket.connected);
    told.push(await client.enter(client.head));
  }
  expect(told).toEqual([
    expect.objectContaining({ resync: true }),
    expect.objectContaining({ changes: expect.anything() }),
  ]);
  await expectTheServersRoom([mira, theo]);
});
