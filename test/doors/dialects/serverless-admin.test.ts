import { randomUUID } from 'node:crypto';
import { GENERAL } from '../../../src/protocol/index';
import { askJson } from '../../support/api-client';
import { answerTo, outcomeOf } from '../../support/asking';
import { Cast } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { quickHasher } from '../../support/quick-hasher';
import { ServerlessClient } from '../../support/serverless-client';
import { type RunningServer, type StartOptions, startServer } from '../../support/start-server';

afterEach(cleanUp);

const PASSWORD = 'correct horse battery';
const notMatched = { returnCode: -1, message: 'username or password is not matched' };

async function start(options: StartOptions = {}): Promise<{ server: RunningServer; script: ServerlessClient }> {
  const server = await startServer({ hasher: quickHasher, ...options });
  return { server, script: new ServerlessClient(server, false) };
}

async function startWithOwner(options: StartOptions = {}) {
  const { server, script } = await start(options);
  const { cast, owner } = await Cast.gather(server);
  return { server, script, cast, owner, asOwner: { username: owner.username, password: owner.password } };
}

async function logIn(server: RunningServer, username: string, password: string): Promise<number> {
  return (await askJson(server, 'POST', '/api/session', { username, password, asProgram: true })).status;
}

describe('the administrator', () => {
  test('empties the room, with name and password', async () => {
    const { script, server, owner, asOwner } = await startWithOwner();
    const client = await ServerlessClient.join(server, 'alice');
    await client.say('alice', 'hello');
    expect(await script.post('chatroom/delAllMessages', asOwner)).toEqual({
      returnCode: 0,
      message: 'All messages are deleted',
    });
    expect(await client.texts()).toEqual([]);
    const { entries } = await answerTo(owner.http, 'ListAudit', { limit: 1 });
    expect(entries).toMatchObject([{ action: 'ClearChat', by: { username: owner.username } }]);
  });

  test('removes everybody else, whose messages stay', async () => {
    const { script, server, cast, asOwner, owner } = await startWithOwner();
    const [client, member] = [await ServerlessClient.join(server, 'alice'), await cast.member()];
    await client.say('alice', 'hello');
    expect(await script.post('chatroom/delAllUsers', asOwner)).toEqual({
      returnCode: 0,
      message: 'All users are deleted',
    });
    expect(await script.users()).not.toContain('alice');
    expect(await client.say('alice', 'still here')).toEqual({ returnCode: -1, message: 'Username is not existed' });
    expect(client.cookie).toBe('');
    expect(await outcomeOf(member.http, 'ListRooms', undefined)).toBe('session_invalid');
    expect(await outcomeOf(owner.http, 'ListRooms', undefined)).toBe('ok');
    expect(await script.texts()).toEqual(['hello']);
    await client.ok('chatroom/newUserId', { username: 'alice' });
  });

  test('is nobody else: no member, no moderator, no session, no other password', async () => {
    const { script, server, cast, owner } = await startWithOwner({ config: { limits: false } });
    const client = await ServerlessClient.join(server, 'alice');
    await client.say('alice', 'hello');
    const moderator = await cast.bearer('moderator', owner);
    for (const name of ['chatroom/delAllMessages', 'chatroom/delAllUsers']) {
      for (const credentials of [
        { username: moderator.username, password: moderator.password },
        { username: owner.username, password: 'another password' },
        { username: owner.username, password: '' },
        { username: 'nobody', password: PASSWORD },
        { username: 'alice', password: PASSWORD },
      ]) {
        expect(await script.post(name, credentials)).toEqual(notMatched);
      }
      const bySession = new ServerlessClient(server, false, { authorization: `Bearer ${owner.token}` });
      expect(await bySession.post(name, { username: owner.username })).toMatchObject({ returnCode: -1 });
    }
    expect(await script.texts()).toEqual(['hello']);
    expect(await script.users()).toContain('alice');
  });

  test('is not found by trying: each time takes longer', async () => {
    const { script, owner, asOwner } = await startWithOwner();
    const attempt = (password: string) => script.post('chatroom/delAllUsers', { username: owner.username, password });
    for (let time = 0; time < 5; time += 1) expect(await attempt(`guess number ${time}`)).toEqual(notMatched);
    expect(await attempt(asOwner.password)).toMatchObject({
      returnCode: -1,
      code: 'too_many_attempts',
      retryAfterMs: expect.any(Number),
    });
  });
});

describe('the administrator’s account', () => {
  const who = (script: ServerlessClient) => script.get('chatadmin/who');

  test('is made with the secret of the set-up link, and with no other', async () => {
    const { server, script } = await start();
    const account = { username: 'boss', password: PASSWORD };
    expect(await who(script)).toEqual({ returnCode: -1, message: 'Admin is not set yet.' });
    expect(await script.post('chatadmin/create', account)).toMatchObject({ returnCode: -1 });
    for (const old of ['guess', PASSWORD, 'x'.repeat(300), 'secret'] as const) {
      expect(await script.post('chatadmin/create', { ...account, old })).toEqual({
        returnCode: -1,
        message: 'The old password is incorrect',
      });
    }
    expect(await who(script)).toMatchObject({ returnCode: -1 });
    const old = server.setUpSecret;
    expect(await script.post('chatadmin/create', { ...account, old, password: 'short' })).toMatchObject({
      returnCode: -1,
      code: 'password_invalid',
    });
    expect(await script.post('chatadmin/create', { ...account, old })).toEqual({ returnCode: 0, username: 'boss' });
    expect(await who(script)).toEqual({ returnCode: 0, admin: 'boss' });
    expect(await logIn(server, 'boss', PASSWORD)).toBe(201);
    // It is used up.
    expect(await script.post('chatadmin/create', { username: 'other', password: PASSWORD, old })).toMatchObject({
      returnCode: -1,
    });
  });

  test('takes another password with the old one', async () => {
    const { server, script, owner, asOwner } = await startWithOwner();
    const { username } = asOwner;
    expect(await script.post('chatadmin/create', { username, password: 'another password' })).toEqual({
      returnCode: -1,
      message: 'Admin account is existed. Please add old password parameter to update admin account.',
    });
    const change = { username, password: 'another password' };
    expect(await script.post('chatadmin/create', { ...change, old: 'not the old one' })).toEqual({
      returnCode: -1,
      message: 'The old password is incorrect',
    });
    expect(await script.post('chatadmin/create', { ...change, old: asOwner.password })).toEqual({
      returnCode: 0,
      username,
    });
    expect([
      await logIn(server, username, asOwner.password),
      await logIn(server, username, 'another password'),
    ]).toEqual([401, 201]);
    expect(await outcomeOf(owner.http, 'ListRooms', undefined)).toBe('session_invalid');
  });

  test('gets a new password by the secret that an owner made, once, and by no constant', async () => {
    const { server, script, owner } = await startWithOwner({ config: { limits: false } });
    expect(await script.post('chatadmin/reset', {})).toEqual({ returnCode: -1, message: 'Please provide secret key' });
    const { secret: key } = await answerTo(owner.http, 'MakePasswordReset', { userID: owner.userID });
    for (const wrong of ['secret', 'secretKey', server.setUpSecret, owner.token, 'x'.repeat(500)]) {
      expect(await script.post('chatadmin/reset', { key: wrong })).toEqual({
        returnCode: -1,
        message: 'The key is not matched',
      });
    }
    const answer = await script.post('chatadmin/reset', { key });
    expect(answer).toEqual({
      returnCode: 0,
      message: 'Admin account has been reset',
      username: owner.username,
      password: expect.stringMatching(/^[\w-]{16}$/),
    });
    expect(await logIn(server, owner.username, owner.password)).toBe(401);
    const change = { username: owner.username, password: 'chosen by myself', old: answer.password };
    expect(await script.post('chatadmin/create', change)).toMatchObject({ returnCode: 0 });
    expect(await logIn(server, owner.username, 'chosen by myself')).toBe(201);
    expect(await script.post('chatadmin/reset', { key })).toMatchObject({ returnCode: -1 });
  });

  test('that nobody has yet is reset by the set-up secret alone', async () => {
    const { server, script } = await start();
    expect(await script.post('chatadmin/reset', { key: 'guess' })).toMatchObject({ returnCode: -1 });
    expect(await script.post('chatadmin/reset', { key: server.setUpSecret })).toEqual({
      returnCode: 0,
      message: 'Admin account has been reset',
    });
  });
});

test('another site gets nothing done in a visitor’s browser', async () => {
  const { server, script } = await start();
  const client = await ServerlessClient.join(server, 'alice');
  const fields = new URLSearchParams({ username: 'alice', message: 'forged' }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  for (const from of [{ origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    for (const who of [client, script]) {
      for (const name of ['chatroom/postMessage', 'chatroom/delByUserId', 'chatroom/newUserId']) {
        const headers = { ...type, ...from } as Record<string, string>;
        const answer = await who.ask(name, { method: 'POST', headers, body: fields });
        expect(answer).toMatchObject({ returnCode: -1, code: 'cross_site' });
      }
    }
    const read = await client.raw('chatroom/getMessages', { method: 'GET', headers: from as Record<string, string> });
    expect(Object.keys(read.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(await client.texts()).toEqual([]);
  const headers = { ...type, origin: server.url };
  expect(await client.ask('chatroom/postMessage', { method: 'POST', headers, body: fields })).toMatchObject({
    returnCode: 0,
  });
});

test('where nobody comes without an invite, nobody comes in by this door, nor reads', async () => {
  const { server, script } = await start({ config: { access: 'invite' } });
  const refused = { returnCode: -1, code: 'invite_required' };
  expect(await script.post('chatroom/newUserId', { username: 'alice' })).toMatchObject(refused);
  expect(await script.say('alice', 'hello')).toMatchObject(refused);
  expect(await script.get('chatroom/getMessages')).toMatchObject(refused);
  expect(await script.get('chatroom/getUserList')).toMatchObject(refused);
  expect(await script.get('chatadmin/who')).toMatchObject(refused);
  const { owner } = await Cast.gather(server);
  const client = new ServerlessClient(server, false, { authorization: `Bearer ${owner.token}` });
  await answerTo(owner.http, 'SendMessage', { roomId: GENERAL, clientId: randomUUID(), message: 'among us' });
  expect(await client.texts()).toEqual(['among us']);
});

test('whoever claims names is held to a guest’s pace, by their address, whatever names they claim', async () => {
  const { server, script } = await start();
  const client = await ServerlessClient.join(server, 'alice');
  await ServerlessClient.join(server, 'bob');
  const names = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 'alice' : 'bob'));
  for (const name of names) expect(await script.say(name, 'hello')).toMatchObject({ returnCode: 0 });
  for (const name of ['alice', 'bob']) {
    const answer = await script.say(name, 'and more');
    expect(answer).toMatchObject({ returnCode: -1, code: 'rate_limited', retryAfterMs: expect.any(Number) });
  }
  expect(await script.texts()).toHaveLength(30);
  // Whom a session proves is not held back by it.
  expect(await client.say('alice', 'it is me')).toMatchObject({ returnCode: 0 });
});

test('users, their names and what they said outlive a restart', async () => {
  const { server } = await start();
  const client = await ServerlessClient.join(server, 'alice');
  await client.say('alice', 'before');
  await server.stop();
  const again = await startServer({ hasher: quickHasher, config: { dataDir: server.dataDir } });
  const after = new ServerlessClient(again);
  expect(await after.users()).toEqual(['alice']);
  expect(await after.post('chatroom/newUserId', { username: 'alice' })).toMatchObject({
    message: 'username has benn taken',
  });
  after.cookie = client.cookie;
  expect(await after.say('alice', 'after')).toMatchObject({ returnCode: 0 });
  expect(await after.texts()).toEqual(['before', 'after']);
});

test('by HTTPS the cookie is kept to it', async () => {
  const { server } = await start({ config: { publicUrl: 'https://chat.example' } });
  const client = new ServerlessClient(server);
  const body = JSON.stringify({ username: 'alice' });
  const headers = { 'content-type': 'application/json' };
  const answer = await client.raw('chatroom/newUserId', { method: 'POST', headers, body });
  expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-snug=.*; Secure/)]);
});

test('what is switched off is not there', async () => {
  const { server } = await start({ config: { dialects: { serverless: false } } });
  for (const [method, path] of [
    ['GET', '/api/chatroom/getMessages.json'],
    ['POST', '/api/chatroom/newUserId.json'],
    ['POST', '/api/chatadmin/reset.json'],
  ] as const) {
    expect(await askJson(server, method, path)).toMatchObject({ status: 404 });
  }
});
