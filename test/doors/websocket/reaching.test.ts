import { askJson, bearer, problemOf } from '../../support/api-client';
import { answerTo } from '../../support/asking';
import { Cast, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { PlainClient } from '../../support/plain-client';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, startServer } from '../../support/start-server';

let server: RunningServer;
let cast: Cast;
let owner: Player;
let client: PlainClient;
let path: string;
beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
});
beforeEach(async () => {
  client = await PlainClient.connect(server.url, { headers: { 'user-agent': 'a test' } });
  path = `/api/connections/${(await client.info()).connectionID}`;
});
afterAll(cleanUp);

const asOwner = (method: string, body?: object) => askJson(server, method, path, body, bearer(owner));

test('an owner looks at a connection by the id that it is told', async () => {
  const { status, body } = await asOwner('GET');
  const info = await client.info();
  expect([status, JSON.parse(body)]).toEqual([
    200,
    {
      ...info,
      lastActiveAt: expect.any(String),
      format: 'text',
      identity: { sourceIp: '127.0.0.1', userAgent: 'a test' },
    },
  ]);
  client.say('hello');
  await client.subscribe();
  expect(JSON.parse((await asOwner('GET')).body)).toMatchObject({
    format: 'json',
    person: { username: expect.any(String) },
  });
});

test('sends to it alone: bare text, or an event where it is told events', async () => {
  const other = await PlainClient.connect(server.url);
  expect((await asOwner('POST', { data: 'psst' })).status).toBe(200);
  await client.hears('psst');
  await client.subscribe();
  expect((await asOwner('POST', { message: 'psst again' })).status).toBe(200);
  await client.until('told', () => client.events('Told').length > 0);
  expect(client.events('Told')).toEqual([{ event: 'Told', message: 'psst again' }]);
  expect(other.frames).toEqual([]);
  for (const [body, code] of [
    [{}, 'invalid_payload'],
    [{ message: 'one', data: 'other' }, 'invalid_payload'],
    [{ message: '' }, 'message_empty'],
    [{ message: 'x'.repeat(4_001) }, 'message_too_long'],
  ] as const) {
    expect(problemOf(await asOwner('POST', body)).code).toBe(code);
  }
});

test('and closes it: from then on there is none', async () => {
  expect((await asOwner('DELETE')).status).toBe(200);
  expect(await client.untilClosed()).toEqual({ code: 1000, reason: 'closed_by_owner' });
  for (const method of ['GET', 'DELETE']) expect(problemOf(await asOwner(method)).code).toBe('connection_not_found');
});

test('what owners did stands in the log of what moderators did, without the text', async () => {
  await asOwner('POST', { message: 'a word between us' });
  await asOwner('DELETE');
  const { entries } = await answerTo(owner.http, 'ListAudit', { limit: 2 });
  expect(entries.map(({ action, details }) => [action, details])).toEqual([
    ['CloseConnection', { connectionID: path.split('/').at(-1) }],
    ['SendToConnection', { connectionID: path.split('/').at(-1) }],
  ]);
  expect(JSON.stringify(entries)).not.toContain('between us');
});

test('to everybody else there is no such connection, whether there is one or not', async () => {
  for (const role of ['guest', 'member', 'moderator'] as const) {
    const { token } = await cast.bearer(role, owner);
    for (const [method, body] of [['GET'], ['POST', { message: 'hello' }], ['DELETE']] as const) {
      const [real, none] = await Promise.all(
        [path, '/api/connections/nowhere'].map(async (one) =>
          problemOf(await askJson(server, method, one, body, bearer({ token }))),
        ),
      );
      expect({ ...real, requestId: '' }).toEqual({ ...none, requestId: '' });
      expect(real).toMatchObject({ status: 404, code: 'connection_not_found' });
    }
  }
  expect(client.frames.length).toBe(1);
  expect(client.closed).toBeUndefined();
});
