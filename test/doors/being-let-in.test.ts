import { connect } from 'node:net';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { type Answer, ask } from '../support/http-client';
import { ManualClock } from '../support/manual-clock';
import { PlainClient } from '../support/plain-client';
import { RawClient } from '../support/raw-client';
import { type RunningServer, startServer } from '../support/start-server';

afterEach(cleanUp);

const poll = '/socket.io/?EIO=4&transport=polling';

/** A connection by polling that has not joined yet: its session, or the answer that refuses it. */
async function handshake(server: RunningServer, address: string): Promise<{ sid?: string; answer: Answer }> {
  const answer = await ask(server, poll, { headers: { 'x-forwarded-for': address } });
  return answer.status === 200 ? { sid: JSON.parse(answer.body.slice(1)).sid, answer } : { answer };
}

/** What a server answers to the upgrade of a WebSocket, as far as it is text. */
async function upgrade(
  server: RunningServer,
  address: string,
  path = '/socket.io/?EIO=4&transport=websocket',
): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  onCleanUp(() => socket.destroy());
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Forwarded-For: ${address}\r\n\r\n`,
  );
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).includes('HTTP/1.1 101')) break;
  }
  return Buffer.concat(chunks).toString('latin1');
}

test('one address has 500 connections, is told when to come back, and has a place again when one ends', async () => {
  const clock = new ManualClock();
  const server = await startServer({ clock, config: { trustProxy: 1 } });
  const here = '203.0.113.7';
  const sids: (string | undefined)[] = [];
  for (let round = 0; round < 20; round += 1) {
    const ofRound = await Promise.all(Array.from({ length: 25 }, () => handshake(server, here)));
    sids.push(...ofRound.map(({ sid }) => sid));
    clock.advance(1_000);
  }
  expect(sids).not.toContain(undefined);

  const { answer } = await handshake(server, here);
  const { headers, status } = answer;
  expect(status).toBe(429);
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    connection: 'close',
  });
  const problem = JSON.parse(answer.body);
  expect(problem).toMatchObject({ type: '/api/docs#rate_limited', status: 429, code: 'rate_limited' });
  expect(Number(headers['retry-after'])).toBe(Math.ceil(problem.retryAfterMs / 1_000));
  expect(await upgrade(server, here)).toMatch(
    /^HTTP\/1\.1 429 Too Many Requests\r\n(?:.|\s)*Retry-After: \d\r\n(?:.|\s)*rate_limited/,
  );
  // A name for no session is none, however it is written.
  for (const query of ['&sid=', '&sid', '&sid=x&sid=', '#&sid=x']) {
    const again = await ask(server, `${poll}${query}`, { headers: { 'x-forwarded-for': here } });
    expect([query, again.status]).toEqual([query, 429]);
  }

  // Others come in, and who is in is served on.
  await RawClient.connect(server.url);
  expect((await ask(server, `${poll}&sid=${sids[0]}`, { method: 'POST', body: '1' })).status).toBe(200);
  expect(await upgrade(server, here)).toMatch(/^HTTP\/1\.1 101 /);
});

test('a rush is let in at a pace: those beyond it are refused at once, each with a time of their own', async () => {
  const clock = new ManualClock();
  const server = await startServer({ clock });
  const inside = await RawClient.connect(server.url, 'delta');
  const rush = () => Promise.all(Array.from({ length: 250 }, () => ask(server, poll)));
  const answers = await rush();
  const refused = answers.filter(({ status }) => status === 503).map(({ body }) => JSON.parse(body));
  expect(refused).toHaveLength(151);
  for (const { code } of refused) expect(code).toBe('overloaded');
  expect(new Set(refused.map(({ retryAfterMs }) => retryAfterMs)).size).toBeGreaterThan(100);
  expect(await inside.ask(1, '["CreateUserData"]')).toMatchObject({ ok: true });
  clock.advance(1_000);
  expect((await rush()).filter(({ status }) => status === 200)).toHaveLength(100);
});

test('of 1,000 plain WebSockets of one address half are let in, and one more when one ends; others come in meanwhile', async () => {
  const clock = new ManualClock();
  const server = await startServer({ clock, config: { trustProxy: 1 } });
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const crowd = async (count: number) => {
    const outcomes = await Promise.all(
      Array.from({ length: count }, () =>
        PlainClient.connect(server.url, from('203.0.113.7')).catch((error: Error) => error.message),
      ),
    );
    clock.advance(1_000);
    return outcomes;
  };
  const outcomes: (PlainClient | string)[] = [];
  for (let round = 0; round < 20; round += 1) outcomes.push(...(await crowd(50)));
  const inside = outcomes.filter((one) => one instanceof PlainClient);
  expect(inside).toHaveLength(500);
  expect(new Set(outcomes.filter((one) => typeof one === 'string'))).toEqual(new Set(['rate_limited']));

  const other = await PlainClient.connect(server.url, from('203.0.113.8'));
  expect(await upgrade(server, '203.0.113.7', '/ws')).toMatch(
    /^HTTP\/1\.1 429 Too Many Requests\r\n(?:.|\s)*Retry-After: \d\r\n(?:.|\s)*rate_limited/,
  );
  inside[0]?.close();
  await inside[0]?.untilClosed();
  expect((await crowd(2)).filter((one) => one === 'rate_limited')).toHaveLength(1);
  other.say('hello, all of you');
  await inside[499]?.hears('hello, all of you');
});

test('load tests come as fast as they like', async () => {
  const server = await startServer({ config: { limits: false } });
  const answers = await Promise.all(Array.from({ length: 600 }, () => ask(server, poll)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});
