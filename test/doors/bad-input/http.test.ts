import { errors } from '../../../src/protocol/index';
import { askJson, bearer, cookieOf, problemOf } from '../../support/api-client';
import { answerTo } from '../../support/asking';
import { Cast, makeRoom, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { type Answer, ask } from '../../support/http-client';
import { authorizations, bodies, bombs, junkCursors, pagePaths, paths, queries, slowTexts, writes } from './http-cases';
import { Scene } from './scene';

const messages = '/api/rooms/general/messages';

let scene: Scene;
let owner: Player;
let guest: Player;
/** A browser's cookie. */
let cookie: string;
/** A room of the owner's alone, and a message there. */
let room: string;
let seq: number;

beforeAll(async () => {
  scene = await Scene.open();
  const gathered = await Cast.gather(scene.server);
  owner = gathered.owner;
  guest = await gathered.cast.guest();
  cookie = cookieOf(await askJson(scene.server, 'POST', '/api/session/guest', { username: 'Robin' }));
  room = await makeRoom(owner, 'private', 'Odd texts');
  ({ seq } = await answerTo(owner.http, 'SendMessage', { roomId: room, clientId: 'a', message: 'plain words' }));
});
afterAll(cleanUp);

function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const asJson = { 'content-type': 'application/json', ...bearer(guest), ...headers };
  return ask(scene.server, messages, { method: 'POST', headers: asJson, body });
}

function get(path: string, who: Player = guest): Promise<Answer> {
  return askJson(scene.server, 'GET', path, undefined, bearer(who));
}

/** It is a problem with this code, and harms nobody. */
async function expectRefused(code: keyof typeof errors, send: () => Promise<Answer>): Promise<Answer> {
  const answer = await scene.expectUnharmed(code, send);
  const problem = problemOf(answer);
  expect(problem).toMatchObject({ code, status: errors[code].status });
  expect(problem.detail?.length ?? 0).toBeLessThanOrEqual(200);
  return answer;
}

test.each(bodies)('a body that %s is refused', async (_name, code, body, headers = {}) => {
  await expectRefused(code, () => post(body, headers));
});

test('a body that is small only while it is compressed is refused, and never inflated whole', async () => {
  const memory = () => scene.figure('nodejs_external_memory_bytes');
  const before = await memory();
  expect(before).toBeGreaterThan(0);
  expect(bombs.large.length).toBeGreaterThan(64 * 1024);
  expect(bombs.small.length).toBeLessThan(64 * 1024);
  for (const bomb of [bombs.large, bombs.small]) {
    await expectRefused('payload_too_large', () => post(bomb, { 'content-encoding': 'gzip' }));
  }
  expect((await memory()) - before).toBeLessThan(20 * 1024 * 1024);
});

test('a body where none is taken is refused', async () => {
  const headers = { ...bearer(guest), 'content-length': '14' };
  const send = () => askJson(scene.server, 'DELETE', `${messages}/1`, { force: true }, headers);
  await expectRefused('invalid_payload', send);
});

test.each(queries)('the query %.40s is refused', async (query) => {
  const answer = await expectRefused('invalid_payload', () => get(`${messages}?${query}`));
  expect(problemOf(answer).detail).toEqual(expect.any(String));
});

test.each(['/api/search?query=x&before=', '/api/moderation/audit?before='])(
  'junk after %s is refused',
  async (path) => {
    for (const cursor of junkCursors) await expectRefused('cursor_invalid', () => get(path + cursor, owner));
    await expectRefused('invalid_payload', () => get(path + 'x'.repeat(300), owner));
  },
);

test.each(paths)('the path %.40s is refused with %s', async (path, code) => {
  const { body } = await expectRefused(code, () => get(path));
  expect(body).not.toContain('script');
});

test('HTML in a path comes back in no answer', async () => {
  const { body } = await expectRefused('unknown_address', () => get('/api/%3Cscript%3Ealert(1)%3C/script%3E'));
  expect(body).not.toContain('script');
});

test.each(pagePaths)('the page is not at %.40s', async (path) => {
  expect((await scene.expectUnharmed('unknown_address', () => ask(scene.server, path))).status).toBe(404);
});

test.each(writes)('%s is refused with %s', async (_name, code, method, path, body) => {
  await expectRefused(code, () => askJson(scene.server, method, path, body));
});

test.each(authorizations)('%s proves nobody', async (_name, authorization, code) => {
  await expectRefused(code, () => askJson(scene.server, 'GET', '/api/rooms', undefined, { authorization }));
});

test.each(['x-forwarded-for', 'forwarded'])('a forged %s makes nobody this machine', async (name) => {
  const headers = { [name]: name === 'forwarded' ? 'for=127.0.0.1' : '127.0.0.1' };
  await expectRefused('unknown_address', () => ask(scene.server, '/metrics', { headers }));
});

test.each(['TRACE', 'PROPFIND', 'PURGE', 'LINK'])('%s is no method that an address takes', async (method) => {
  const send = () => ask(scene.server, messages, { method, headers: bearer(guest) });
  const answer = await expectRefused('method_not_allowed', send);
  expect(answer.headers.allow).toBe('POST, GET, HEAD, OPTIONS');
  expect(answer.body).not.toContain(guest.token);
});

test.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('%s is not believed', async (header) => {
  for (const method of ['GET', 'POST', 'PATCH']) {
    const headers = { ...bearer(owner), [header]: 'DELETE' };
    const path = `/api/rooms/${room}/messages/${seq}`;
    await expectRefused('method_not_allowed', () => askJson(scene.server, method, path, undefined, headers));
  }
  const { message } = await answerTo(owner.http, 'LoadMessage', { roomId: room, seq });
  expect(message.message).toBe('plain words');
});

test.each(['', 'x'.repeat(65), '""'])('the idempotency key "%s" is refused', async (key) => {
  await expectRefused('invalid_payload', () => post('{"message":"x"}', { 'idempotency-key': key }));
});

test('an id that is used again for another text is refused', async () => {
  const send = () => {
    const again = { clientId: 'a', message: 'other words' };
    return askJson(scene.server, 'POST', `/api/rooms/${room}/messages`, again, bearer(owner));
  };
  await expectRefused('client_id_reused', send);
});

test('another site gets nothing written by a browser’s cookie, and leave for nothing', async () => {
  const origin = 'http://evil.example';
  const preflight = await ask(scene.server, messages, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });
  expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
    for (const from of [{ origin }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as Record<
      string,
      string
    >[]) {
      const headers = { cookie, 'content-type': type, ...from };
      const body = 'clientId=a&message=forged';
      await expectRefused('cross_site', () => ask(scene.server, messages, { method: 'POST', headers, body }));
    }
  }
});

test('a room of others answers on every verb as one that is not there', async () => {
  const below = ['', '/members', '/invites', '/messages', `/messages/${seq}`, `/messages/${seq}/edits`];
  const bodyOf = (answer: Answer) => ({ ...JSON.parse(answer.body), requestId: '' });
  for (const path of below) {
    const none = await get(`/api/rooms/01890a5d-ac96-774b-bcce-b302099a8057${path}`);
    const answer = await expectRefused('room_not_found', () => get(`/api/rooms/${room}${path}`));
    expect(bodyOf(answer)).toEqual(bodyOf(none));
  }
  const remove = () => askJson(scene.server, 'DELETE', `/api/rooms/${room}/messages/${seq}`, undefined, bearer(guest));
  await expectRefused('room_not_found', remove);
});

test('text made for slow patterns takes no time', async () => {
  for (const text of slowTexts) {
    const start = performance.now();
    await scene.expectUnharmed('name_invalid', async () => {
      await post(JSON.stringify({ clientId: 'a', message: text }));
      const authorization = `Bearer ${encodeURI(text).slice(0, 8_000)}`;
      await ask(scene.server, '/api/session', {
        headers: { authorization, cookie: `snug=${encodeURI(text).slice(0, 4_000)}` },
      });
      await get(`/api/search?query=${encodeURIComponent(text).slice(0, 8_000)}`);
      await askJson(scene.server, 'POST', '/api/session/guest', { username: text.slice(0, 1_000) });
    });
    expect([text.slice(0, 10), performance.now() - start < 1_000]).toEqual([text.slice(0, 10), true]);
  }
});
