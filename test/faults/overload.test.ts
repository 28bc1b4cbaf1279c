import { join } from 'node:path';
import { askJson } from '../support/api-client';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { ask } from '../support/http-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';

afterEach(cleanUp);

const poll = '/socket.io/?EIO=4&transport=polling';

/** Resolves once `/readyz` says so. */
async function untilReady(server: ServerProcess, isReady: boolean, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while ((await ask(server, '/readyz')).status !== (isReady ? 200 : 503)) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ready is ${isReady}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a server that cannot keep up lets nobody new in until it is well, and serves those who are in', async () => {
  const server = await startServerProcess({ preload: join(__dirname, 'block-loop.cjs') });
  const inside = await DeltaClient.enter(server.url);
  await untilReady(server, true);

  server.child.send('block');
  await untilReady(server, false);
  const { status, headers, body } = await ask(server, poll);
  expect([status, JSON.parse(body).code]).toEqual([503, 'overloaded']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  const guest = await askJson(server, 'POST', '/api/session/guest', { username: 'Nova' });
  expect([guest.status, JSON.parse(guest.body).code]).toEqual([503, 'overloaded']);
  expect(guest.headers['retry-after']).toBeDefined();
  await inside.send('said all the same');
  expect(inside.disconnections).toEqual([]);

  server.child.send('well');
  await untilReady(server, true);
  await DeltaClient.enter(server.url);
  expect((await askJson(server, 'POST', '/api/session/guest', { username: 'Nova' })).status).toBe(201);
});
