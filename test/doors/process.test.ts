import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { type ServerProcess, spawnServer, startServerProcess } from '../support/server-process';

afterEach(cleanUp);

const quickly = { reconnectionDelay: 10, reconnectionDelayMax: 50 };

async function undoClear({ dataDir }: ServerProcess) {
  const command = await spawnServer({ dataDir, args: ['undo-clear'] });
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

test('undo-clear shows again what was cleared last, and clients start afresh', async () => {
  const server = await startServerProcess();
  const client = await DeltaClient.enter(server.url, undefined, quickly);
  for (const text of ['one', 'two', 'three']) await client.send(text);
  await client.expectOk('ClearChat', {});
  await client.send('after the clear');
  await client.sees('after the clear');
  const before = client.head;

  expect(await server.terminate()).toBe(0);
  expect(await undoClear(server)).toEqual({ code: 0, stdout: expect.stringContaining('Start Snug again'), stderr: '' });
  expect(await undoClear(server)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing') });

  const again = await startServerProcess({ dataDir: server.dataDir, port: server.port });
  await client.until('connected again', () => client.disconnections.length === 1 && client.socket.connected);
  const entered = await client.enter(before);
  expect(entered).toMatchObject({ resync: true, hasOlder: false });
  expect(client.texts).toEqual(['one', 'two', 'three', 'after the clear']);
  expect(client.notices).toEqual([`${client.identity?.username} has entered the chat`]);

  const full = await FullClient.connect(again.url);
  await client.send('go on');
  await full.sees('go on');
  expect(full.texts.slice(1)).toEqual(['one', 'two', 'three', 'after the clear', 'go on']);
});

test('undo-clear is refused while the server runs', async () => {
  const server = await startServerProcess();
  const refused = await undoClear(server);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^Snug is already running on the data folder .*\n$/);
  await DeltaClient.enter(server.url);
});

test('a person who is back in time after kill -9 makes no notice', async () => {
  const server = await startServerProcess();
  const client = await DeltaClient.enter(server.url, undefined, quickly);
  await client.send('before');
  await client.sees('before');
  await server.kill();
  await startServerProcess({ dataDir: server.dataDir, port: server.port });
  await client.until('connected again', () => client.disconnections.length === 1 && client.socket.connected);
  expect(await client.enter(client.head)).toMatchObject({ changes: [], head: { seq: 2 } });
  expect((await client.send('after')).seq).toBe(3);
});
