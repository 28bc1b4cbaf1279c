import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { askJson } from '../support/api-client';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { ask } from '../support/http-client';
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

/** Resolves when so many passwords wait to be hashed. */
async function hashesWait(server: ServerProcess, least: number): Promise<void> {
  for (;;) {
    const { body } = await ask(server, '/metrics');
    if (Number(/^snug_password_hashes_waiting (\d+)$/m.exec(body)?.[1]) >= least) return;
  }
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

test('what was asked for before SIGTERM is finished and answered, and who comes then is told when to come back', async () => {
  const server = await startServerProcess({ env });
  const register = (index: number) =>
    askJson(server, 'POST', '/api/users', { username: `Person ${index}`, password: 'correct horse', asProgram: true });
  // One password after the other.
  const asked = Array.from({ length: 90 }, (_, index) => register(index));
  await hashesWait(server, 30);
  const ended = terminate(server);

  for (;;) {
    const { status, headers, body } = await ask(server, '/socket.io/?EIO=4&transport=polling');
    // The signal had not come yet.
    if (status === 200) continue;
    expect([status, headers['retry-after'], JSON.parse(body).code]).toEqual([503, expect.any(String), 'shutting_down']);
    break;
  }
  expect((await ask(server, '/readyz')).status).toBe(503);
  const late = await register(100);
  expect([late.status, late.headers['retry-after'], JSON.parse(late.body).code]).toEqual([
    503,
    expect.any(String),
    'shutting_down',
  ]);
  const answers = await Promise.all(asked);
  // On a busy machine some of them may have come after the signal.
  const codes = answers.map(({ status, body }) => (status === 201 ? 'registered' : JSON.parse(body).code));
  expect(codes.filter((code) => code !== 'registered' && code !== 'shutting_down')).toEqual([]);
  expect(codes.filter((code) => code === 'registered').length).toBeGreaterThanOrEqual(30);
  expect(await ended).toBeLessThan(8_000);
});

test('a disk that hangs keeps the process for no longer than 8 s, and it does not say that all went well', async () => {
  const server = await startServerProcess({ preload: join(__dirname, 'hold-flushes.cjs'), env });
  const talker = await DeltaClient.enter(server.url);
  server.child.send('hold');
  await once(server.child, 'message');
  const told: unknown[] = [];
  void talker.send('never stored').then(
    () => told.push('stored'),
    () => told.push('not answered'),
  );
  await once(server.child, 'message');
  const start = performance.now();
  expect(await server.terminate()).toBe(1);
  expect(performance.now() - start).toBeLessThan(8_000);
  expect(server.stdout).toContain('what was under way did not finish');
  expect(told).not.toContain('stored');
});
