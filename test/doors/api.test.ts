import type { Limiter } from '../../src/domain/ports';
import { type CommandOutput, Refusal } from '../../src/protocol/index';
import { askJson, bearer, cookieOf, problemOf } from '../support/api-client';
import { answerTo } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

const messages = '/api/rooms/general/messages';

/** Two requests whose answers are compared are told apart by nothing of their own. */
const sameId = { 'x-request-id': 'compared' };

let server: RunningServer;
let cast: Cast;
let owner: Player;
let guest: Player;

beforeEach(async () => {
  server = await startServer({ hasher: quickHasher });
  ({ cast, owner } = await Cast.gather(server));
  guest = await cast.guest();
});
afterEach(cleanUp);

/** What was said in General, oldest first. */
async function said(): Promise<string[]> {
  const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: 'general', limit: 100 });
  return messages.filter(({ kind }) => kind === 'message').map(({ message }) => message);
}

describe('an answer', () => {
  test('is the command’s output with the status of its route, and is never kept', async () => {
    const sent = await askJson(server, 'POST', messages, { clientId: 'a', message: 'hello' }, bearer(guest));
    expect([sent.status, JSON.parse(sent.body)]).toEqual([
      201,
      { id: expect.any(String), seq: expect.any(Number), sentAt: expect.any(Number) },
    ]);
    const { seq }: CommandOutput<'SendMessage'> = JSON.parse(sent.body);
    const loaded = await askJson(server, 'GET', `${messages}/${seq}`, undefined, bearer(guest));
    expect([loaded.status, JSON.parse(loaded.body).message.message]).toEqual([200, 'hello']);
    for (const { headers } of [sent, loaded]) {
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' });
    }
  });

  test('is the same for HEAD, without the body', async () => {
    const [get, head] = [await askJson(server, 'GET', '/api/docs'), await askJson(server, 'HEAD', '/api/docs')];
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test('to OPTIONS names the methods, and lets no other site in', async () => {
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'PATCH' };
    const { status, headers, body } = await askJson(server, 'OPTIONS', `${messages}/1`, undefined, preflight);
    expect([status, body, headers.allow]).toEqual([204, '', 'GET, HEAD, PATCH, DELETE, OPTIONS']);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a refusal', () => {
  test('of what is no address is a problem, not a page', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/rooms/',
      '/api/Rooms',
      '/api/rooms//messages',
      '/api/session/',
    ]) {
      expect([path, problemOf(await ask(server, path)).code]).toEqual([path, 'unknown_address']);
    }
  });

  test('of a method says which ones there are', async () => {
    const answer = await askJson(server, 'PATCH', '/api/rooms', { name: 'x' });
    expect([problemOf(answer).code, answer.headers.allow]).toEqual(['method_not_allowed', 'GET, HEAD, POST, OPTIONS']);
  });

  test('says which field is wrong, and how', async () => {
    const { detail } = problemOf(await askJson(server, 'GET', `${messages}?limit=101`, undefined, bearer(guest)));
    expect(detail).toMatch(/^limit: .*100/);
    const misspelt = problemOf(await askJson(server, 'POST', messages, { mesage: 'x' }, bearer(guest)));
    expect(misspelt.detail).toMatch(/clientId|mesage/);
  });

  test('for a time says when to come back, in seconds that are never too few', async () => {
    const limiter: Limiter = {
      spend: (kind) =>
        kind.startsWith('search') ? Promise.reject(new Refusal('rate_limited', 1_001)) : Promise.resolve(),
    };
    const slow = await startServer({ limiter, hasher: quickHasher });
    const { owner } = await Cast.gather(slow);
    const answer = await askJson(slow, 'GET', '/api/search?query=x', undefined, bearer(owner));
    expect(problemOf(answer)).toMatchObject({ status: 429, code: 'rate_limited', retryAfterMs: 1_001 });
    expect(answer.headers['retry-after']).toBe('2');
  });

  test('by the real pace says so too', async () => {
    const codes: string[] = [];
    for (let count = 0; count < 35; count += 1) {
      const answer = await askJson(server, 'POST', messages, { clientId: `c${count}`, message: 'x' }, bearer(guest));
      if (answer.status === 201) continue;
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      codes.push(problemOf(answer).code);
    }
    expect(codes).toEqual(Array(5).fill('rate_limited'));
  });
});

describe('a retry', () => {
  test('with the same Idempotency-Key adds nothing, and answers what the first answered', async () => {
    const send = () =>
      askJson(server, 'POST', messages, { message: 'once' }, { ...bearer(guest), 'idempotency-key': 'k1' });
    const [first, second, third] = [await send(), ...(await Promise.all([send(), send()]))];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(third.body).toBe(first.body);
    expect(await said()).toEqual(['once']);
  });

  test('with another text is a conflict', async () => {
    const send = (message: string) =>
      askJson(server, 'POST', messages, { message }, { ...bearer(guest), 'idempotency-key': 'k1' });
    await send('one');
    expect(problemOf(await send('other'))).toMatchObject({ status: 409, code: 'client_id_reused' });
    expect(await said()).toEqual(['one']);
  });

  test('whose header and body name it differently is refused', async () => {
    const headers = { ...bearer(guest), 'idempotency-key': 'k1' };
    const answer = await askJson(server, 'POST', messages, { clientId: 'k2', message: 'x' }, headers);
    expect(problemOf(answer).code).toBe('invalid_payload');
    expect(await said()).toEqual([]);
  });
});

describe('pages', () => {
  test('of messages go from the newest to the oldest, and back, without gaps', async () => {
    const seqs: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      const payload = { roomId: 'general', clientId: `c${count}`, message: `m${count}` };
      seqs.push((await answerTo(owner.http, 'SendMessage', payload)).seq);
    }
    const load = async (query: string): Promise<CommandOutput<'LoadMessages'>> =>
      JSON.parse((await askJson(server, 'GET', `${messages}?limit=3${query}`, undefined, bearer(guest))).body);
    const newest = await load('');
    const middle = await load(`&before=${newest.messages[0]?.seq}`);
    expect([...middle.messages, ...newest.messages].map(({ seq }) => seq)).toEqual(seqs.slice(1));
    expect([newest.hasOlder, newest.hasNewer, middle.hasNewer]).toEqual([true, false, true]);
    expect((await load(`&after=${middle.messages.at(-1)?.seq}`)).messages).toEqual(newest.messages);
  });

  test('of a list go on where `next` says', async () => {
    for (const name of ['Ant', 'Bee', 'Cat']) await makeRoom(owner, 'public', name);
    const names: string[] = [];
    let path: string | undefined = '/api/rooms/public?limit=2';
    while (path) {
      const page: CommandOutput<'BrowseRooms'> = JSON.parse(
        (await askJson(server, 'GET', path, undefined, bearer(guest))).body,
      );
      names.push(...page.rooms.map(({ name }) => name));
      path = page.next && `/api/rooms/public?limit=2&after=${encodeURIComponent(page.next)}`;
    }
    expect(names).toEqual(['Ant', 'Bee', 'Cat']);
  });
});

describe('a browser’s session', () => {
  const comeAs = (username: string, headers = {}) =>
    askJson(server, 'POST', '/api/session/guest', { username }, { 'sec-fetch-site': 'same-origin', ...headers });

  test('is in a cookie that no script reads and no other site’s form sends; the answer has no token', async () => {
    const answer = await comeAs('Robin');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^snug=[\w-]{40,}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ]);
    expect(JSON.parse(answer.body)).toEqual({ you: { userID: expect.any(String), username: 'Robin' } });
    const who = await askJson(server, 'GET', '/api/session', undefined, { cookie: cookieOf(answer) });
    expect(JSON.parse(who.body).you.username).toBe('Robin');
  });

  test('is kept to HTTPS and this host where people come by HTTPS', async () => {
    const secure = await startServer({ config: { publicUrl: 'https://chat.example' } });
    const answer = await askJson(secure, 'POST', '/api/session/guest', { username: 'Robin' });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-snug=[\w-]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const cookie = cookieOf(answer);
    expect(JSON.parse((await askJson(secure, 'GET', '/api/session', undefined, { cookie })).body).you).not.toBeNull();
    const plain = cookie.replace('__Host-', '');
    expect(
      JSON.parse((await askJson(secure, 'GET', '/api/session', undefined, { cookie: plain })).body).you,
    ).toBeNull();
  });

  test('a program’s token is in the answer, and in no cookie', async () => {
    const answer = await askJson(server, 'POST', '/api/session/guest', { username: 'Robin', asProgram: true });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(JSON.parse(answer.body).token).toMatch(/^[\w-]{40,}$/);
  });

  test('ends with log-out: the cookie is taken back, and worth nothing', async () => {
    const cookie = cookieOf(await comeAs('Robin'));
    const out = await askJson(server, 'DELETE', '/api/session', undefined, { cookie, 'sec-fetch-site': 'same-origin' });
    expect(out.headers['set-cookie']).toEqual([expect.stringMatching(/^snug=; .*Expires=Thu, 01 Jan 1970/)]);
    expect(problemOf(await askJson(server, 'GET', '/api/rooms', undefined, { cookie })).code).toBe('session_invalid');
  });

  test('that ended keeps nobody out: it is taken back, and one may come again', async () => {
    const stale = { cookie: 'snug=worth-nothing' };
    const who = await askJson(server, 'GET', '/api/session', undefined, stale);
    expect([who.status, JSON.parse(who.body).you]).toEqual([200, null]);
    expect(who.headers['set-cookie']).toEqual([expect.stringMatching(/^snug=;/)]);
    const again = await comeAs('Robin', stale);
    expect([again.status, again.headers['set-cookie']]).toEqual([201, [expect.stringMatching(/^snug=[\w-]{40,};/)]]);
    const account = { username: 'Mira', password: 'a password of mine' };
    const own = { ...stale, 'sec-fetch-site': 'same-origin' };
    expect((await askJson(server, 'POST', '/api/users', account, own)).status).toBe(201);
    expect((await askJson(server, 'POST', '/api/session', account, own)).status).toBe(201);
  });

  test('a token that ended is told so, wherever it is shown', async () => {
    for (const path of ['/api/session', '/api/rooms']) {
      const answer = await askJson(server, 'GET', path, undefined, { authorization: 'Bearer worth-nothing' });
      expect(problemOf(answer)).toMatchObject({ status: 401, code: 'session_invalid' });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  test('a token counts before a cookie', async () => {
    const cookie = cookieOf(await comeAs('Robin'));
    const who = await askJson(server, 'GET', '/api/session', undefined, { cookie, ...bearer(guest) });
    expect(JSON.parse(who.body).you.userID).toBe(guest.userID);
  });

  test('a new one comes with every log-in, and the one before is worth nothing', async () => {
    const before = cookieOf(await comeAs('Robin'));
    const own = { cookie: before, 'sec-fetch-site': 'same-origin' };
    const registered = await askJson(
      server,
      'POST',
      '/api/users',
      { username: 'Mira', password: 'a password of mine' },
      own,
    );
    expect(registered.status).toBe(201);
    expect(cookieOf(registered)).not.toBe(before);
    expect(problemOf(await askJson(server, 'GET', '/api/rooms', undefined, { cookie: before })).code).toBe(
      'session_invalid',
    );
    const cookie = cookieOf(registered);
    expect((await askJson(server, 'GET', '/api/rooms', undefined, { cookie })).status).toBe(200);
  });
});

describe('a write with a cookie from another site', () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = cookieOf(await askJson(server, 'POST', '/api/session/guest', { username: 'Robin' }));
  });

  const post = (headers: Record<string, string>, body: unknown = { clientId: 'a', message: 'forged' }) =>
    askJson(server, 'POST', messages, body, { cookie, ...headers });

  test.each([
    ['by what the browser says of it', { 'sec-fetch-site': 'cross-site' }],
    ['by what the browser says of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['by its origin', { origin: 'http://evil.example' }],
    ['by having none', { origin: 'null' }],
    ['by saying nothing', {}],
  ])('is refused, known %s', async (_name, headers) => {
    expect(problemOf(await post(headers))).toMatchObject({ status: 403, code: 'cross_site' });
    expect(await said()).toEqual([]);
  });

  test('is refused as a form, before anything of it is read', async () => {
    const { status } = await ask(server, messages, {
      method: 'POST',
      headers: { cookie, origin: 'http://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'clientId=a&message=forged',
    });
    expect(status).toBe(403);
    expect(await said()).toEqual([]);
  });

  test('ends no session', async () => {
    const answer = await askJson(server, 'DELETE', '/api/session', undefined, {
      cookie,
      'sec-fetch-site': 'cross-site',
    });
    expect(problemOf(answer).code).toBe('cross_site');
    expect((await askJson(server, 'GET', '/api/rooms', undefined, { cookie })).status).toBe(200);
  });

  test('is welcome from our own page, on plain HTTP too, where browsers say less', async () => {
    expect((await post({ 'sec-fetch-site': 'same-origin' }, { clientId: 'a', message: 'one' })).status).toBe(201);
    expect(
      (await post({ origin: server.url, host: new URL(server.url).host }, { clientId: 'b', message: 'two' })).status,
    ).toBe(201);
    expect(await said()).toEqual(['one', 'two']);
  });

  test('is no matter with a token, which no other site can add', async () => {
    const headers = { ...bearer(guest), 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' };
    expect((await post(headers)).status).toBe(201);
  });
});

describe('what is not one’s own', () => {
  test('a room that one may not see answers on every verb as one that is not there', async () => {
    const secret = await makeRoom(owner, 'private', 'Secret');
    const { seq } = await answerTo(owner.http, 'SendMessage', { roomId: secret, clientId: 'a', message: 'psst' });
    const moderator = await cast.bearer('moderator', owner);
    const asked = (roomId: string): [string, string, unknown?][] => [
      ['GET', `/api/rooms/${roomId}`],
      ['PATCH', `/api/rooms/${roomId}`, { name: 'Mine' }],
      ['POST', `/api/rooms/${roomId}/join`],
      ['POST', `/api/rooms/${roomId}/leave`],
      ['GET', `/api/rooms/${roomId}/members`],
      ['PUT', `/api/rooms/${roomId}/members/${moderator.userID}`],
      ['DELETE', `/api/rooms/${roomId}/members/${owner.userID}`],
      ['POST', `/api/rooms/${roomId}/invites`, {}],
      ['GET', `/api/rooms/${roomId}/invites`],
      ['DELETE', `/api/rooms/${roomId}/invites/x`],
      ['GET', `/api/rooms/${roomId}/messages`],
      ['POST', `/api/rooms/${roomId}/messages`, { clientId: 'b', message: 'hello' }],
      ['GET', `/api/rooms/${roomId}/messages/${seq}`],
      ['PATCH', `/api/rooms/${roomId}/messages/${seq}`, { message: 'mine' }],
      ['DELETE', `/api/rooms/${roomId}/messages/${seq}`],
      ['GET', `/api/rooms/${roomId}/messages/${seq}/edits`],
      ['PUT', `/api/rooms/${roomId}/messages/${seq}/reactions/%F0%9F%8E%89`],
      ['DELETE', `/api/rooms/${roomId}/messages/${seq}/reactions/%F0%9F%8E%89`],
      ['POST', `/api/rooms/${roomId}/messages/${seq}/report`, {}],
      ['POST', `/api/rooms/${roomId}/clear`],
      ['POST', `/api/rooms/${roomId}/undo-clear`],
      ['PUT', `/api/rooms/${roomId}/read`, { seq }],
    ];
    const absent = asked('01890a5d-ac96-774b-bcce-b302099a8057');
    for (const [index, [method, path, body]] of asked(secret).entries()) {
      const headers = { ...bearer(moderator), ...sameId };
      const answer = await askJson(server, method, path, body, headers);
      const [, absentPath] = absent[index]!;
      const ofNone = await askJson(server, method, absentPath, body, headers);
      expect([method, path, answer.status, answer.body]).toEqual([method, path, 404, ofNone.body]);
    }
    const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: secret });
    expect(messages.filter(({ kind }) => kind === 'message').map(({ message }) => message)).toEqual(['psst']);
  });

  test('the public addresses of people answer to those alone who may know', async () => {
    const headers = { ...bearer(guest), ...sameId };
    const answer = await askJson(server, 'GET', `/api/users/${owner.userID}`, undefined, headers);
    const none = await askJson(server, 'GET', '/api/users/nobody', undefined, headers);
    expect([answer.status, answer.body]).toEqual([403, none.body]);
  });
});

describe('the client’s address', () => {
  const kinds: string[] = [];
  const limiter: Limiter = {
    spend: async (_kind, key) => {
      kinds.push(key);
    },
  };
  const forged = { 'x-forwarded-for': '203.0.113.7' };

  test('is not what a header says, unless a proxy is believed', async () => {
    const direct = await startServer({ limiter });
    await askJson(direct, 'GET', '/api/session', undefined, forged);
    expect(kinds.splice(0).join()).not.toContain('203.0.113.7');
    const proxied = await startServer({ limiter, config: { trustProxy: 1 } });
    await askJson(proxied, 'GET', '/api/session', undefined, { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' });
    expect(kinds.splice(0).join()).toMatch(/^(?!.*198).*203\.0\.113\.7/);
  });
});
