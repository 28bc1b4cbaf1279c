import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { spawnServer, startServerProcess } from '../support/server-process';
import { checkAgainstRoom, Talker } from '../support/talker';
import { Disk } from './support/disk/disk';
import { faultsFound } from './support/disk/found-after';
import { PersistentSender } from './support/disk/persistent-sender';
import { report } from './support/figures';
import { isLong, sized } from './support/sizes';

if (isLong) jest.setTimeout(600_000);

const TROUBLES = sized(2, 30);
const TEXT = 'x'.repeat(1_500);

afterEach(cleanUp);

test('a disk that fills up again and again in mid-talk loses, doubles and halves nothing, and never needs a restart', async () => {
  const disk = new Disk(temporaryFolder());
  const server = await startServerProcess({ env: { LIMITS: 'off', ...disk.env } });
  const clients = await Promise.all([DeltaClient.enter(server.url), DeltaClient.enter(server.url)]);
  const senders = clients.flatMap((client) => Array.from({ length: 8 }, () => new PersistentSender(client)));
  const sum = (count: (sender: PersistentSender) => number) => senders.reduce((all, sender) => all + count(sender), 0);
  const acknowledged = () => sum((sender) => sender.acknowledged.length);
  const refusals = () => sum((sender) => sender.refusals);
  let isAlive = true;
  void server.exited.then(() => {
    isAlive = false;
  });
  const reach = async (count: () => number, goal: number) => {
    while (count() < goal && isAlive) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isAlive).toBe(true);
  };

  let isTalking = true;
  const talks = senders.map(async (sender, index) => {
    for (let turn = 0; isTalking; turn += 1) await sender.send(`${index} ${turn} ${TEXT}`);
  });
  // Once the log was moved into the database it has room to be written again, but the next move has none.
  const databaseBytes = () => statSync(join(server.dataDir, 'snug.db')).size;
  await reach(databaseBytes, databaseBytes() + 100_000);
  for (let trouble = 0; trouble < TROUBLES; trouble += 1) {
    if (trouble % 3 === 1) disk.failWrites('EIO');
    else disk.fill(Math.floor(trouble * Math.random() * 100_000));
    await reach(refusals, refusals() + senders.length);
    disk.heal();
    await reach(acknowledged, acknowledged() + 100);
  }
  isTalking = false;
  await Promise.all(talks);

  const reader = await DeltaClient.enter(server.url);
  const room = new Map((await reader.loadAll()).map(({ seq, message }) => [seq, message]));
  const said = [...room.values()].filter((text) => text.endsWith(TEXT));
  expect(said).toHaveLength(acknowledged());
  for (const sender of senders) {
    expect(sender.acknowledged.map(({ seq }) => room.get(seq))).toEqual(sender.acknowledged.map(({ text }) => text));
  }
  const moves = disk.trace().filter((entry) => entry.kind === 'flush ended' && entry.file === 'snug.db' && entry.ok);
  report('a disk that fills up', { times: TROUBLES, stored: acknowledged(), refused: refusals(), moves: moves.length });
  expect(moves.length).toBeGreaterThan(0);
  expect(await server.terminate()).toBe(0);
  expect(faultsFound(server.dataDir, [])).toEqual([]);
});

test('a flush that the disk fails ends the process, and the next one has all that was acknowledged', async () => {
  const disk = new Disk(temporaryFolder());
  const env = { LIMITS: 'off', ...disk.env };
  let server = await startServerProcess({ env });
  const { dataDir, port } = server;
  const talkers = await Promise.all(['Ada', 'Bo'].map((name) => Talker.join(server.url, name)));
  for (let round = 0; round < sized(1, 20); round += 1) {
    await Promise.all(talkers.map((talker) => talker.more(50)));
    disk.failFlushes('EIO');
    expect(await server.exited).toEqual({ code: 1, signal: null });
    disk.heal();
    server = await startServerProcess({ env, dataDir, port });
  }
  await Promise.all(talkers.map((talker) => talker.finish()));
  await checkAgainstRoom(talkers, server.url);
});

test('a server stops in order on a full disk, and is told to make room where it cannot start', async () => {
  const disk = new Disk(temporaryFolder());
  const env = { LIMITS: 'off', ...disk.env };
  const first = await startServerProcess({ env });
  const { dataDir } = first;
  const ada = await DeltaClient.enter(first.url);
  const { seq } = await ada.send('kept');
  disk.fill();
  expect(await ada.refusalOf('SendMessage', { message: 'refused', clientId: 'refused' })).toBe('store_unavailable');
  expect(await first.terminate()).toBe(0);

  for (const options of [{ dataDir }, { dataDir: temporaryFolder() }]) {
    const refused = await spawnServer({ env, ...options });
    expect(await refused.exited).toEqual({ code: 1, signal: null });
    expect(refused.stderr).toMatch(/^The disk that holds \S+ is full\. Make room on it, [^\n]+\.\n$/);
  }

  disk.heal();
  const again = await startServerProcess({ env, dataDir });
  const bo = await DeltaClient.enter(again.url);
  expect(bo.messages.get(seq)?.message).toBe('kept');
  expect(bo.texts).toEqual(['kept']);
  expect(bo.head?.epoch).toBe(ada.head?.epoch);
});
