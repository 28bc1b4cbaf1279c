import { setTimeout } from 'node:timers/promises';
import { cleanUp } from '../../support/clean-up';
import { ask } from '../../support/http-client';
import { PlainClient } from '../../support/plain-client';
import { RawClient } from '../../support/raw-client';
import { RawHttp } from '../../support/raw-http';
import { Scene } from './scene';

/** Shorter than usual, so that it can be seen to end. */
const patience = {
  headMs: 150,
  requestMs: 250,
  uploadMs: 200,
  longestMs: 5_000,
  pingEveryMs: 600,
  pongMs: 1_000,
  joinMs: 300,
};

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.with({ patience, config: { limits: false } });
});
afterAll(cleanUp);

/** Letter by letter, for as long as they are taken. */
async function drip(raw: RawHttp, letters: string): Promise<void> {
  while (!raw.isClosed) {
    for (const letter of letters) await raw.write(letter);
    await setTimeout(20);
  }
}

const endless = {
  'the head of a request': 'GET /api/session HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'an upgrade': 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nX-Slow: ',
  'an upgrade to a plain WebSocket': 'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nX-Slow: ',
  'a body': 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n',
};

test.each(Object.entries(endless))('%s that does not end is waited for no longer', async (_name, begin) => {
  const raw = new RawHttp(scene.server);
  await scene.expectUnharmed('http_too_slow', async () => {
    await raw.write(begin);
    await drip(raw, 'x');
  });
  expect(raw.statuses).toEqual([408]);
});

test('the body of a poll that does not end is waited for no longer', async () => {
  const { body } = await ask(scene.server, '/socket.io/?EIO=4&transport=polling');
  const path = `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(body.slice(1)).sid}`;
  await ask(scene.server, path, { method: 'POST', body: '40' });
  expect((await ask(scene.server, path)).body).toMatch(/^40/);
  // As any client it listens meanwhile.
  const listening = new RawHttp(scene.server);
  await listening.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const raw = new RawHttp(scene.server);
  await scene.expectUnharmed('http_too_slow', async () => {
    await raw.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
    await drip(raw, '1\r\nx\r\n');
  });
});

test('a connection that never joins is closed', async () => {
  const client = await RawClient.open(scene.server.url);
  await scene.expectUnharmed('never_joined', () => client.untilClosed());
});

test('those that answer no ping are closed, on both feeds and on a plain WebSocket; those that do stay', async () => {
  const clients = [await RawClient.connect(scene.server.url, 'delta'), await RawClient.connect(scene.server.url)];
  for (const client of clients) client.fallSilent();
  const plain = await PlainClient.connect(scene.server.url, { autoPong: false });
  const alive = await PlainClient.connect(scene.server.url);
  const all = [...clients, plain];
  await scene.expectUnharmed('ping_unanswered', () => Promise.all(all.map((client) => client.untilClosed())), 3);
  expect(alive.closed).toBeUndefined();
});
