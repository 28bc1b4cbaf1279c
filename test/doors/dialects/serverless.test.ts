import type { UserData } from '../../../src/protocol/index';
import { answerTo } from '../../support/asking';
import { Cast, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { quickHasher } from '../../support/quick-hasher';
import { ServerlessClient } from '../../support/serverless-client';
import { type RunningServer, startServer } from '../../support/start-server';

let server: RunningServer;
let owner: Player;
let cast: Cast;
let count = 0;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
});
afterAll(cleanUp);

const aName = (name = 'user') => {
  count += 1;
  return `${name}_${count}`;
};
const join = (name: string) => ServerlessClient.join(server, name);
const script = () => new ServerlessClient(server, false);
const enterAs = (client: DeltaClient, username: string) => {
  client.identity = { ...(client.identity as UserData), username };
  return client.enter();
};
const asOwner = () => ({ username: owner.username, password: owner.password });

describe('a user', () => {
  test('comes by a name, stands in the list, and goes', async () => {
    const [name, client] = [aName(), new ServerlessClient(server)];
    expect(await client.post('chatroom/newUserId', { username: name })).toEqual({ returnCode: 0, username: name });
    expect((await client.get('chatroom/getUserList')) as object).toEqual({
      returnCode: 0,
      userlist: expect.arrayContaining([name]),
    });
    expect(await client.post('chatroom/delByUserId', { username: name })).toEqual({ returnCode: 0, username: name });
    expect(await client.users()).not.toContain(name);
    expect(client.cookie).toBe('');
    // And is free.
    await client.ok('chatroom/newUserId', { username: name });
  });

  test('is known by a cookie that no script reads', async () => {
    const client = new ServerlessClient(server);
    const body = JSON.stringify({ username: aName() });
    const headers = { 'content-type': 'application/json' };
    const answer = await client.raw('chatroom/newUserId', { method: 'POST', headers, body });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^snug=[\w-]{40,}; .*HttpOnly; SameSite=Lax$/),
    ]);
    expect(answer.body).not.toContain(client.cookie.slice(5));
  });

  test('has no name that somebody has: a user, who is here, an account', async () => {
    const name = aName();
    await join(name);
    const page = await DeltaClient.enter(server.url);
    const member = await cast.member();
    await answerTo(member.http, 'ChangeProfile', { username: aName('Member') });
    const { you } = await answerTo(member.http, 'WhoAmI', undefined);
    const visitor = await DeltaClient.connect(server.url);
    await enterAs(visitor, 'here.now');
    for (const taken of [name, name.toUpperCase(), you?.username, 'here.now']) {
      const client = new ServerlessClient(server);
      expect(await client.post('chatroom/newUserId', { username: taken })).toEqual({
        returnCode: -1,
        message: 'username has benn taken',
      });
      expect(client.cookie).toBe('');
    }
    page.leave();
    visitor.leave();
  });

  test.each(['', ' ', 'a b', 'Ä', 'a!', '<b>', '___', 'x'.repeat(49), 'a\n'])(
    'has no name like %j',
    async (username) => {
      const answer = await script().post('chatroom/newUserId', { username });
      expect(answer).toEqual({ returnCode: -1, message: expect.stringContaining('letters, digits') });
    },
  );

  test('who takes another name has that one instead', async () => {
    const [one, other] = [aName(), aName()];
    const client = await join(one);
    await client.say(one, `said before ${other}`);
    await client.ok('chatroom/newUserId', { username: other });
    expect(await client.users()).toContain(other);
    expect(await client.users()).not.toContain(one);
    expect((await client.messages()).at(-1)).toMatchObject({ username: other, message: `said before ${other}` });
    expect(await client.say(one, 'as before')).toEqual({ returnCode: -1, message: 'Username is not existed' });
    expect(await client.say(other, 'and now')).toMatchObject({ returnCode: 0 });
    await join(one);
  });

  test('removes nobody else', async () => {
    const [one, other] = [aName(), aName()];
    const client = await join(one);
    await join(other);
    const refused = { returnCode: -1, message: 'username is not existed' };
    expect(await client.post('chatroom/delByUserId', { username: other })).toEqual(refused);
    expect(await client.post('chatroom/delByUserId', { username: 'nobody' })).toEqual(refused);
    expect(await script().post('chatroom/delByUserId', { username: other })).toEqual(refused);
    expect(await script().users()).toEqual(expect.arrayContaining([one, other]));
  });

  test('with an account is not removed without its password', async () => {
    const member = await cast.member();
    const client = new ServerlessClient(server, false, { authorization: `Bearer ${member.token}` });
    const answer = await client.post('chatroom/delByUserId', { username: member.username });
    expect(answer).toMatchObject({ returnCode: -1, code: 'credentials_wrong' });
    expect(await answerTo(member.http, 'WhoAmI', undefined)).toMatchObject({ you: { username: member.username } });
  });

  test('who leaves is not heard of again, and what they said stays', async () => {
    const name = aName();
    const client = await join(name);
    await client.say(name, `farewell of ${name}`);
    await client.ok('chatroom/delByUserId', { username: name });
    expect(await script().texts()).toContain(`farewell of ${name}`);
    expect(await client.say(name, 'and another thing')).toEqual({ returnCode: -1, message: 'Username is not existed' });
  });
});

describe('a message', () => {
  test('is stored, and shown with the very time that it was answered with', async () => {
    const name = aName();
    const client = await join(name);
    const said = await client.say(name, `hello of ${name}`);
    expect(said).toEqual({
      returnCode: 0,
      username: name,
      message: `hello of ${name}`,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    const { returnCode, ...entry } = said;
    expect((await script().messages()).at(-1)).toEqual(entry);
  });

  test.each(['1 < 2', '<b>"&amp;\'</b>', '1 > 0 && 2 < 3', 'ein Grüß 👋🏽', ' spaces ', 'two\nlines', '%3C+%20'])(
    'of %j comes back as it was, from JSON, a form and a query',
    async (message) => {
      const name = aName();
      const client = await join(name);
      await client.ok('chatroom/postMessage', { username: name, message });
      const fields = new URLSearchParams({ username: name, message }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await client.ask('chatroom/postMessage', { method: 'POST', headers, body: fields });
      await client.ask('chatroom/postMessage', { method: 'POST' }, `?${fields}`);
      expect((await client.texts()).slice(-3)).toEqual([message, message, message]);
    },
  );

  test('bears the name of the session, and nobody else’s', async () => {
    const [one, other] = [aName(), aName()];
    const client = await join(one);
    await join(other);
    for (const username of [other, 'nobody', owner.username, one.toUpperCase()]) {
      expect(await client.say(username, 'forged')).toEqual({ returnCode: -1, message: 'Username is not existed' });
    }
    expect(await script().texts()).not.toContain('forged');
  });

  test('of a script is a claim: under the name of a user, and of no account', async () => {
    const name = aName();
    await join(name);
    const page = await DeltaClient.enter(server.url);
    expect(await script().say(name, `by a script as ${name}`)).toMatchObject({ returnCode: 0, username: name });
    await page.sees(`by a script as ${name}`);
    const seen = [...page.messages.values()].find(({ message }) => message === `by a script as ${name}`);
    expect(seen?.author).toMatchObject({ username: name, claimed: true });
    const socket = await owner.connect();
    await answerTo(socket, 'UserEnteredRoom', {});
    expect(await script().users()).toContain(owner.username);
    for (const username of ['nobody.here', owner.username, '']) {
      expect(await script().say(username, 'forged')).toEqual({ returnCode: -1, message: 'Username is not existed' });
    }
    socket.socket.disconnect();
    page.leave();
  });

  test('that the room does not take is refused in its words', async () => {
    const name = aName();
    const client = await join(name);
    expect(await client.say(name, ' \n')).toEqual({
      returnCode: -1,
      code: 'message_empty',
      message: 'Write something first.',
    });
    expect(await client.say(name, 'x'.repeat(4_001))).toMatchObject({ returnCode: -1, code: 'message_too_long' });
  });
});

describe('messages', () => {
  test('come by pages of ten, the newest first, each oldest first, with how many there are', async () => {
    const name = aName();
    const client = await join(name);
    await client.ok('chatroom/delAllMessages', asOwner());
    expect(await client.get('chatroom/getMessages')).toEqual({ returnCode: 0, messages: [], total: 0 });
    expect(await client.get('chatroom/getMessages', '?page=1')).toEqual({ returnCode: 0, messages: [], total: 0 });
    const texts = Array.from({ length: 25 }, (_, index) => `text ${index}`);
    for (const text of texts) await client.say(name, text);
    expect(await client.texts()).toEqual(texts);
    expect(await client.texts('?page=1')).toEqual(texts.slice(15));
    expect(await client.texts('?page=2')).toEqual(texts.slice(5, 15));
    expect(await client.texts('?page=3')).toEqual(texts.slice(0, 5));
    expect(await client.texts('?page=')).toEqual(texts);
    expect(await client.get('chatroom/getMessages', '?page=2&_=1789')).toMatchObject({ returnCode: 0, total: 25 });
    for (const page of [0, 4, -1, 999_999_999]) {
      expect(await client.get('chatroom/getMessages', `?page=${page}`)).toEqual({
        returnCode: -1,
        message: 'page over the range limit',
        maxPage: 3,
        page,
      });
    }
  });

  test('are told within a bound where no page is asked for, and are on their pages all the same', async () => {
    const name = aName();
    const client = await join(name);
    await client.ok('chatroom/delAllMessages', asOwner());
    const texts = Array.from({ length: 40 }, (_, index) => `${index} `.padEnd(4_000, 'x'));
    for (const text of texts) await client.say(name, text);
    expect(await client.texts()).toEqual(texts.slice(-32));
    expect(await client.get('chatroom/getMessages')).toMatchObject({ total: 40 });
    expect(await client.texts('?page=4')).toEqual(texts.slice(0, 10));
    await client.ok('chatroom/delAllMessages', asOwner());
  });

  test('are what people said: no notices, nothing deleted, nothing from before a clear', async () => {
    const name = aName();
    const client = await join(name);
    await client.ok('chatroom/delAllMessages', asOwner());
    const page = await DeltaClient.enter(server.url);
    await client.say(name, 'one');
    const { seq } = await page.send('two');
    await page.send('three');
    await page.expectOk('DeleteMessage', { seq });
    page.leave();
    expect(await client.get('chatroom/getMessages')).toMatchObject({ returnCode: 0, total: 2 });
    expect(await client.texts()).toEqual(['one', 'three']);
  });

  test('of its author’s session are deleted by what they were, by nobody else', async () => {
    const [one, other] = [aName(), aName()];
    const [client, stranger] = [await join(one), await join(other)];
    const { returnCode, ...item } = await client.say(one, 'take me back');
    const mismatched = { returnCode: -1, message: 'Message data is mismatched' };
    for (const who of [stranger, script()]) {
      expect(await who.post('chatroom/delMessage', { item })).toEqual(mismatched);
      expect(await who.post('chatroom/delMessage', { item: { ...item, username: other } })).toEqual(mismatched);
    }
    for (const wrong of [
      { message: 'take me' },
      { username: other },
      { timestamp: new Date(Date.parse(String(item.timestamp)) + 1).toISOString() },
      { timestamp: String(item.timestamp).replace('Z', '+00:00') },
      { timestamp: 'now' },
    ]) {
      expect(await client.post('chatroom/delMessage', { item: { ...item, ...wrong } })).toEqual(mismatched);
    }
    expect(await client.texts()).toContain('take me back');
    const deleted = { returnCode: 0, timestamp: item.timestamp };
    expect(await client.post('chatroom/delMessage', { item })).toEqual(deleted);
    expect(await client.texts()).not.toContain('take me back');
    expect(await client.post('chatroom/delMessage', { item })).toEqual(mismatched);
  });

  test('are deleted by a form too, and by a query', async () => {
    const name = aName();
    const client = await join(name);
    for (const way of ['form', 'JSON in a form', 'query']) {
      const { timestamp } = await client.say(name, way);
      const item = { message: way, timestamp: String(timestamp), username: name };
      const inBrackets = Object.entries(item).map(([field, value]): [string, string] => [`item[${field}]`, value]);
      const fields = new URLSearchParams(way === 'form' ? inBrackets : { item: JSON.stringify(item) }).toString();
      const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: fields };
      const answer =
        way === 'query'
          ? await client.ask('chatroom/delMessage', { method: 'POST' }, `?${fields}`)
          : await client.ask('chatroom/delMessage', { method: 'POST', ...form });
      expect([way, answer]).toEqual([way, { returnCode: 0, timestamp }]);
    }
  });
});

test('users of this chat room, scripts and the page are in one conversation: every text once, in one order', async () => {
  const names = [aName(), aName(), aName()];
  const clients = await Promise.all(names.map(join));
  await clients[0]?.ok('chatroom/delAllMessages', asOwner());
  const page = await DeltaClient.enter(server.url);
  const said = [...clients, script()].map(async (client, index) => {
    for (let one = 0; one < 20; one += 1) {
      expect(await client.say(names[index] ?? names[0] ?? '', `${index}: ${one}`)).toMatchObject({ returnCode: 0 });
    }
  });
  const own = Array.from({ length: 20 }, (_, one) => page.send(`page: ${one}`));
  await Promise.all([...said, ...own]);
  const texts = await script().texts();
  expect(new Set(texts).size).toBe(100);
  expect(texts).toHaveLength(100);
  await page.sees(texts.at(-1) ?? '');
  expect(page.texts.filter((text) => texts.includes(text))).toEqual(texts);
  for (const client of clients) expect(await client.texts()).toEqual(texts);
  const paged = await Promise.all(Array.from({ length: 10 }, (_, index) => script().texts(`?page=${10 - index}`)));
  expect(paged.flat()).toEqual(texts);
  page.leave();
});

test('who polls is here for the page too, with their name to themselves', async () => {
  const name = aName();
  const client = await join(name);
  const page = await DeltaClient.enter(server.url);
  await client.texts();
  await page.sees(`${name} has entered the chat`);
  expect([...page.people.values()].map(({ username }) => username)).toContain(name);
  const visitor = await DeltaClient.connect(server.url);
  await expect(enterAs(visitor, name)).rejects.toThrow('name_taken');
  page.leave();
  visitor.leave();
});
