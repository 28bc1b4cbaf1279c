import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { NoLimiter } from '../../src/adapters/memory/memory-limiter';
import { errors } from '../../src/protocol/index';
import { askJson, bearer, problemOf } from '../support/api-client';
import { answerTo, HttpAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { type Answer, ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

const messages = '/api/rooms/general/messages';

let server: RunningServer;
let owner: Player;
let guest: Player;
let honest: Player;

beforeAll(async () => {
  // How often one may ask is tested elsewhere.
  server = await startServer({ hasher: quickHasher, limiter: new NoLimiter() });
  const gathered = await Cast.gather(server);
  owner = gathered.owner;
  [guest, honest] = [await gathered.cast.guest(), await gathered.cast.guest()];
});
afterAll(cleanUp);

/** After all that was thrown at it, the server serves honest people, and has stored nothing of it. */
afterEach(async () => {
  const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: 'general', limit: 100 });
  expect(messages).toEqual([]);
  const start = performance.now();
  expect((await answerTo(honest.http, 'ListRooms', undefined)).rooms).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(server.errors).toEqual([]);
});

function post(body: string | Buffer, headers: Record<string, string> = {}, path = messages): Promise<Answer> {
  return ask(server, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(guest), ...headers },
    body: body as string,
  });
}

/** Send bytes that no client would, and read the status of what comes back. */
async function sendRaw(text: string): Promise<{ status: number; answer: string }> {
  const socket = connect(server.port, '127.0.0.1');
  onCleanUp(() => socket.destroy());
  socket.write(text);
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  const answer = data.toString();
  return { status: Number(answer.split(' ')[1]), answer };
}

describe('a body', () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

  test.each([
    ['is not JSON', 'invalid_payload', '{"clientId":"a",'],
    ['is a text', 'invalid_payload', '"hello"'],
    ['is null', 'invalid_payload', 'null'],
    ['is a list', 'invalid_payload', '[]'],
    ['is half a character', 'invalid_payload', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['has a text as a number', 'invalid_payload', '{"clientId":"a","message":5}'],
    ['has an object as a secret', 'invalid_payload', '{"clientId":{"$ne":null},"message":"x"}'],
    ['has a prototype', 'invalid_payload', '{"__proto__":{"clientId":"a"},"message":"x","clientId":"a"}'],
    ['has a constructor', 'invalid_payload', '{"constructor":{"prototype":{}},"message":"x","clientId":"a"}'],
    ['has more than is asked for', 'invalid_payload', '{"clientId":"a","message":"x","userID":"5"}'],
    ['names another room than its path', 'invalid_payload', '{"clientId":"a","message":"x","roomId":"other"}'],
    ['is nested without end', 'invalid_payload', `{"clientId":"a","message":${deep}}`],
    ['is too large', 'payload_too_large', `{"clientId":"a","message":"${'x'.repeat(70_000)}"}`],
    ['is too long a message', 'message_too_long', `{"clientId":"a","message":"${'x'.repeat(60_000)}"}`],
    ['has control characters', 'message_invalid', '{"clientId":"a","message":"\\u0000"}'],
    ['has half a surrogate', 'message_invalid', '{"clientId":"a","message":"\\ud800"}'],
  ] as const)('that %s is refused', async (_name, code, body) => {
    const problem = problemOf(await post(body));
    expect(problem).toMatchObject({ code, status: errors[code].status });
    expect(problem.detail?.length ?? 0).toBeLessThanOrEqual(200);
  });

  test('that is small only while it is compressed is refused, and never inflated whole', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 });
    expect(bomb.length).toBeGreaterThan(64 * 1024);
    const small = gzipSync(`{"clientId":"a","message":"${'x'.repeat(5_000_000)}"}`);
    expect(small.length).toBeLessThan(64 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    for (const body of [bomb, small]) {
      expect(problemOf(await post(body, { 'content-encoding': 'gzip' })).code).toBe('payload_too_large');
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });

  test.each([
    ['of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['of a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['of plain text, which other sites may send', { 'content-type': 'text/plain' }],
    ['of no type', { 'content-type': '' }],
    ['in an unknown alphabet', { 'content-type': 'application/json; charset=klingon' }],
    ['in an unknown compression', { 'content-encoding': 'zip' }],
  ])('%s is refused', async (_name, headers) => {
    expect(problemOf(await post('{"clientId":"a","message":"x"}', headers)).code).toBe('unsupported_media_type');
  });

  test('that is said to be compressed and is not, is refused', async () => {
    const answer = await post('{"clientId":"a","message":"x"}', { 'content-encoding': 'gzip' });
    expect(problemOf(answer).code).toBe('invalid_payload');
  });

  test('where none is taken is refused', async () => {
    const headers = { ...bearer(guest), 'content-length': '14' };
    const answer = await askJson(server, 'DELETE', `${messages}/1`, { force: true }, headers);
    expect(problemOf(answer).code).toBe('invalid_payload');
  });

  test('that comes with a length and in chunks is refused before it is read', async () => {
    const head = `POST ${messages} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
    const twice = await sendRaw(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
    const lengths = await sendRaw(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`);
    expect([twice.status, lengths.status]).toEqual([400, 400]);
    expect(twice.answer + lengths.answer).not.toMatch(/node:|\.js/);
  });
});

describe('a query', () => {
  test.each([
    ['limit=1e9'],
    ['limit=1000000000'],
    ['limit=0'],
    ['limit=-1'],
    ['limit=ten'],
    ['limit='],
    ['limit=10&limit=20'],
    ['limit[]=10'],
    ['limit=9007199254740993'],
    ['before=1&after=1'],
    ['before=%00'],
    ['before=%zz'],
    ['before=%c0%ae'],
    ['__proto__=1'],
    ['__proto__[limit]=1'],
    ['constructor=1'],
    ['_method=DELETE'],
    ['roomId=other'],
  ])('%s is refused', async (query) => {
    const { code, detail } = problemOf(await askJson(server, 'GET', `${messages}?${query}`, undefined, bearer(guest)));
    expect([code, typeof detail]).toEqual(['invalid_payload', 'string']);
  });

  test('of as many parameters as fit is refused soon, and one of more does not come in', async () => {
    const start = performance.now();
    const many = await askJson(server, 'GET', `${messages}?${'a[]=1&'.repeat(2_000)}`, undefined, bearer(guest));
    expect(problemOf(many).code).toBe('invalid_payload');
    const endless = await ask(server, `${messages}?${'a[]=1&'.repeat(100_000)}`).catch(({ code }) => ({
      status: code,
    }));
    expect([431, 'ECONNRESET', 'EPIPE']).toContain(endless.status);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('with a junk cursor is refused', async () => {
    const paths = ['/api/search?query=x&before=', '/api/moderation/audit?before='];
    for (const cursor of ['junk', '%27%3B--', 'eyJhIjoxfQ', '1e9', '-1', '0', '%00', 'x'.repeat(300)]) {
      for (const path of paths) {
        const { code } = problemOf(await askJson(server, 'GET', path + cursor, undefined, bearer(owner)));
        expect([path, cursor, code]).toEqual([
          path,
          cursor,
          cursor.length > 200 ? 'invalid_payload' : 'cursor_invalid',
        ]);
      }
    }
  });

  test('with a name that is nobody’s begins a page after it', async () => {
    for (const path of ['/api/rooms/public?after=', '/api/users?after=']) {
      for (const name of ['junk', '%27%3B--', '%25', '1e9']) {
        expect((await askJson(server, 'GET', path + name, undefined, bearer(guest))).status).toBe(200);
      }
    }
  });

  test('takes quotes and wildcards as they are', async () => {
    const room = await makeRoom(owner, 'private', 'Odd texts');
    await answerTo(owner.http, 'SendMessage', { roomId: room, clientId: 'a', message: 'plain words' });
    for (const query of [
      "' OR 1=1 --",
      '%',
      '_____ w_rds',
      '100%',
      '"; DROP TABLE messages; --',
      '*',
      'NEAR(a b)',
      'a AND',
    ]) {
      const address = `/api/search?query=${encodeURIComponent(query)}`;
      const { status, body } = await askJson(server, 'GET', address, undefined, bearer(owner));
      expect([
        query,
        status === 200 ? JSON.parse(body).found : problemOf({ status, body, headers: jsonProblem }).code,
      ]).toEqual([query, status === 200 ? [] : 'search_invalid']);
    }
    const like = await askJson(server, 'GET', '/api/users?query=%25', undefined, bearer(guest));
    expect(JSON.parse(like.body).people).toEqual([]);
  });
});

const jsonProblem = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' };

describe('a path', () => {
  test.each([
    ['/api/rooms/%zz', 400],
    ['/api/rooms/%', 400],
    ['/api/rooms/%c0%ae%c0%ae', 400],
    ['/api/rooms/%00', 404],
    ['/api/rooms/%2e%2e', 404],
    ['/api/rooms/..%2f..%2fetc', 404],
    ['/api/../api/rooms/general/..', 404],
    ['/api/rooms/general%2fmessages', 404],
    ["/api/rooms/'%20OR%201=1", 404],
    ['/api/rooms/__proto__', 404],
    ['/api/rooms/constructor', 404],
    ['/api/rooms/general/messages/0', 400],
    ['/api/rooms/general/messages/-1', 400],
    ['/api/rooms/general/messages/1.5', 400],
    ['/api/rooms/general/messages/1e1', 400],
    ['/api/rooms/general/messages/0x1', 400],
    ['/api/rooms/general/messages/9007199254740993', 400],
    ['/api/rooms/general/messages/9007199254740991', 404],
    ['/api/rooms/general/messages/NaN', 400],
  ])('%s is %d', async (path, status) => {
    const answer = await askJson(server, 'GET', path, undefined, bearer(guest));
    expect(problemOf(answer).status).toBe(status);
  });

  test('of eight kilobytes is no address, or no room', async () => {
    const [room, slashes] = [`/api/rooms/${'a'.repeat(8_000)}`, `/api/${'a/'.repeat(4_000)}`];
    expect(problemOf(await askJson(server, 'GET', room, undefined, bearer(guest))).code).toBe('invalid_payload');
    expect(problemOf(await askJson(server, 'GET', slashes)).code).toBe('unknown_address');
  });

  test('with HTML comes back in no answer', async () => {
    const { body } = await askJson(server, 'GET', '/api/%3Cscript%3Ealert(1)%3C/script%3E');
    expect(body).not.toContain('script');
  });
});

describe('a method', () => {
  test.each(['TRACE', 'PROPFIND', 'PURGE', 'LINK'])('%s is none that an address takes', async (method) => {
    const answer = await ask(server, messages, { method, headers: bearer(guest) });
    expect([problemOf(answer).code, answer.headers.allow]).toEqual(['method_not_allowed', 'POST, GET, HEAD, OPTIONS']);
    expect(answer.body).not.toContain(guest.token);
  });

  test.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'in %s is not believed',
    async (header) => {
      const room = await makeRoom(owner, 'private', `Kept ${header}`);
      const { seq } = await answerTo(owner.http, 'SendMessage', { roomId: room, clientId: 'a', message: 'stay' });
      const path = `/api/rooms/${room}/messages/${seq}`;
      for (const method of ['GET', 'POST', 'PATCH']) {
        const answer = await askJson(server, method, path, undefined, { ...bearer(owner), [header]: 'DELETE' });
        expect(problemOf(answer).code).toBe('method_not_allowed');
      }
      const { message } = await answerTo(owner.http, 'LoadMessage', { roomId: room, seq });
      expect(message.message).toBe('stay');
    },
  );
});

describe('a registration', () => {
  test('with a role, or with rights of other names, is refused', async () => {
    for (const extra of [{ role: 'owner' }, { isAdmin: true }, { userID: owner.userID }]) {
      const account = { username: 'Climber', password: 'a password of mine', ...extra };
      expect(problemOf(await askJson(server, 'POST', '/api/users', account)).code).toBe('invalid_payload');
    }
    const { people } = await answerTo(owner.http, 'ListPeople', { query: 'Climber' });
    expect(people).toEqual([]);
  });

  test('with a password of a megabyte is refused before it is hashed', async () => {
    const long = { username: 'Longwinded', password: 'x'.repeat(60_000) };
    expect(problemOf(await askJson(server, 'POST', '/api/users', long)).code).toBe('invalid_payload');
    const longer = { ...long, password: 'x'.repeat(1_000_000) };
    expect(problemOf(await askJson(server, 'POST', '/api/users', longer)).code).toBe('payload_too_large');
  });

  test('as a set-up with something that equals everything is refused', async () => {
    for (const secret of [{ $ne: null }, null, true, ['a'], '', 0]) {
      const account = { secret, username: 'Usurper', password: 'a password of mine' };
      expect(problemOf(await askJson(server, 'POST', '/api/set-up', account)).code).toBe('invalid_payload');
    }
    const account = { secret: 'guessed', username: 'Usurper', password: 'a password of mine' };
    expect(problemOf(await askJson(server, 'POST', '/api/set-up', account)).code).toBe('set_up_invalid');
  });
});

describe('a header', () => {
  test.each([
    ['an empty bearer', 'Bearer '],
    ['a huge token', `Bearer ${'x'.repeat(8_000)}`],
    ['another scheme', 'Basic cm9vdDpyb290'],
    ['SQL', "Bearer ' OR '1'='1"],
  ])('with %s proves nobody', async (_name, authorization) => {
    const answer = await askJson(server, 'GET', '/api/rooms', undefined, { authorization });
    expect(problemOf(answer).status).toBe(401);
  });

  test('with a long or empty idempotency key is refused', async () => {
    for (const key of ['', 'x'.repeat(65), '""']) {
      const answer = await post('{"message":"x"}', { 'idempotency-key': key });
      expect([key, problemOf(answer).code]).toEqual([key, 'invalid_payload']);
    }
  });

  test('that makes the request too large is refused by its size', async () => {
    const { status } = await ask(server, '/api/session', { headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(status).toBe(431);
  });
});

test('text made for slow patterns takes no time', async () => {
  const texts = [
    `${'a'.repeat(60_000)}!`,
    '((((((((((a+)+)+)+)+)+)+)+)+)+)+'.repeat(1_000),
    '\t'.repeat(60_000),
    '/'.repeat(60_000),
  ];
  for (const text of texts) {
    const start = performance.now();
    await post(JSON.stringify({ clientId: 'a', message: text }));
    await ask(server, '/api/session', {
      headers: { authorization: `Bearer ${text.slice(0, 8_000)}`, cookie: `snug=${text.slice(0, 4_000)}` },
    });
    await askJson(server, 'POST', '/api/session/guest', { username: text });
    expect([text.slice(0, 10), performance.now() - start < 500]).toEqual([text.slice(0, 10), true]);
  }
});

test('a client that goes away in the middle of its body leaves nothing behind', async () => {
  const socket = connect(server.port, '127.0.0.1');
  const head = `POST ${messages} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n`;
  socket.write(`${head}Authorization: Bearer ${guest.token}\r\n\r\n{"clientId":"a"`);
  await answerTo(new HttpAsking(server), 'WhoAmI', undefined);
  socket.destroy();
  await once(socket, 'close');
});
