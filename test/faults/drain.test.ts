import { connect } from 'node:net';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { RawClient } from '../support/raw-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { checkAgainstRoom, Talker } from '../support/talker';

afterEach(cleanUp);

const env = { LIMITS: 'off' };

async function terminate(server: ServerProcess): Promise<number> {
  const start = performance.now();
  expect(await server.terminate()).toBe(0);
  expect(server.stderr).toBe('');
  return performance.now() - start;
}

test('SIGTERM under load ends the process in under 8 s with exit code 0, tells everyone, and loses nothing acknowledged', async () => {
  const server = await startServerProcess({ env });
  const { dataDir, port } = server;
  const talkers = await Promise.all(['Ada', 'Bo', 'Cy', 'Di'].map((name) => Talker.join(server.url, name)));
  await Promise.all(talkers.map((talker) => talker.more(50)));

  expect(await terminate(server)).toBeLessThan(8_000);
  for (const { client } of talkers) {
    expect(client.goodbyes).toEqual([
      { code: 'shutting_down', message: expect.any(String), retryAfterMs: expect.any(Number) },
    ]);
  }

  const again = await startServerProcess({ env, dataDir, port });
  await Promise.all(talkers.map((talker) => talker.finish()));
  await checkAgainstRoom(talkers, again.url);
});

test('SIGTERM ends the process in under 8 s although some clients read nothing and finish nothing', async () => {
  const server = await startServerProcess({ env });
  const talker = await DeltaClient.enter(server.url);
  const deaf = await RawClient.connect(server.url);
  deaf.pause();
  await talker.send('x'.repeat(4_000));
  const unfinished = connect(server.port, '127.0.0.1');
  onCleanUp(() => unfinished.destroy());
  unfinished.on('error', () => {});
  await new Promise((resolve) =>
    unfinished.write('POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n', resolve),
  );

  expect(await terminate(server)).toBeLessThan(8_000);
});
