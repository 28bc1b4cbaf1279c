import { type ErrorCode, errors } from '../../../src/protocol/index';
import { cleanUp } from '../../support/clean-up';
import { RedisClient } from '../../support/redis-client';
import type { PayloadCase } from './payload-cases';
import { foreign, onRedis, requests, spokenOnRedis } from './redis-cases';
import { Scene } from './scene';

let scene: Scene;
let client: RedisClient;
beforeAll(async () => {
  scene = await Scene.open();
  client = await RedisClient.join(scene.server, 'Joe');
  expect(client.user.id).toBe('1');
  await client.until('in', () => client.socket.connected);
  await client.emitAndAsk('room.join', '0');
  // Their notice comes by itself.
  await scene.reaches(2);
});
afterAll(cleanUp);

/** Each is refused with this code, and without an acknowledgement quietly. The connection stays. */
async function expectRefused(code: ErrorCode, event: string, cases: PayloadCase[]): Promise<void> {
  const refuse = async () => {
    const replies: unknown[] = [];
    for (const [, payload] of cases) {
      client.socket.emit(event, ...payload);
      replies.push(await client.emitAndAsk(event, ...payload));
    }
    return replies;
  };
  const replies = await scene.expectUnharmed(code, refuse, 2 * cases.length);
  const refusal = { ok: false, error: { code, message: errors[code].message } };
  expect(replies).toEqual(cases.map(() => refusal));
  expect(client.socket.connected).toBe(true);
  expect(client.texts.filter((text) => !text.startsWith('honest'))).toEqual([]);
}

test.each(Object.entries(onRedis))('%s is refused, whatever is wrong with its payload', async (event, cases) => {
  await expectRefused('invalid_payload', event, cases);
});

const codes = [...new Set(spokenOnRedis.map(([, code]) => code))];

test.each(codes)('what is refused with %s, is refused quietly', async (code) => {
  const cases = spokenOnRedis.filter(([, expected]) => expected === code);
  for (const event of new Set(cases.map(([, , name]) => name))) {
    const ofEvent = cases.filter(([, , name]) => name === event);
    await expectRefused(
      code,
      event,
      ofEvent.map(([name, , , payload]) => [name, [payload]]),
    );
  }
});

test.each([...new Set(requests.map(({ code }) => code))])('requests are refused with %s', async (expected) => {
  const cases = requests.filter(({ code }) => code === expected);
  const send = async () => {
    const outcomes: unknown[] = [];
    for (const { name, method, path, headers, body } of cases) {
      const answer = await client.ask(method, path, headers, body as string);
      outcomes.push([name, answer.status, answer.headers['set-cookie']]);
      expect(answer.body.length).toBeLessThan(200);
      expect(answer.body).not.toMatch(/node_modules|\.[jt]s:\d|script/);
    }
    return outcomes;
  };
  const outcomes = await scene.expectUnharmed(expected, send, cases.length);
  expect(outcomes).toEqual(cases.map(({ name, status }) => [name, status, undefined]));
});

test.each(foreign)('a page of another site gets nothing done: %j', async (headers) => {
  const json = { 'content-type': 'application/json', ...headers };
  const asked: [string, object][] = [
    ['/logout', {}],
    ['/room', { user1: 1, user2: 2 }],
    ['/login', { username: 'Mallory', password: 'correct horse battery' }],
  ];
  for (const [path, body] of asked) {
    const send = () => client.ask('POST', path, json, JSON.stringify(body));
    const answer = await scene.expectUnharmed('cross_site', send);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(await client.json('/me')).toEqual(client.user);
});

test.each(['x'.repeat(43), 'x', '', 'a=b', `${'x'.repeat(8_000)}`, '%00'])(
  'the cookie %.20s proves nobody',
  async (value) => {
    const stranger = new RedisClient(scene.server);
    stranger.cookie = `connect.sid=${value}`;
    const code = value === '' ? 'session_required' : 'session_invalid';
    const answer = await scene.expectUnharmed(code, () => stranger.get('/users/online'));
    expect([answer.status, answer.body]).toEqual([403, 'Forbidden']);
  },
);

test('names that are tried with passwords have to wait, each longer', async () => {
  const credentials = { username: 'Joe', password: 'not the password' };
  const statuses: number[] = [];
  const guess = async () => {
    for (let time = 0; time < 8; time += 1) {
      const { status, body, headers } = await new RedisClient(scene.server).post('/login', credentials);
      statuses.push(status);
      expect(JSON.parse(body)).toEqual({ message: expect.any(String) });
      if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  };
  await scene.expectUnharmed('too_many_attempts', guess);
  expect(statuses.slice(0, 5)).toEqual([404, 404, 404, 404, 404]);
  expect(statuses).toContain(429);
});
