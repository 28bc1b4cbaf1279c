import { randomUUID } from 'node:crypto';
import { askJson, bearer } from '../../support/api-client';
import { Cast, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { ClusteredClient } from '../../support/clustered-client';
import { DeltaClient } from '../../support/delta-client';
import { FullClient } from '../../support/full-client';
import { quickHasher } from '../../support/quick-hasher';
import { RawClient } from '../../support/raw-client';
import { RedisClient, type RedisMessage, type RedisRoom, type RedisUser } from '../../support/redis-client';
import { type RunningServer, startServer } from '../../support/start-server';

const PASSWORD = 'correct horse battery';

let server: RunningServer;
let owner: Player;
beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ owner } = await Cast.gather(server));
});
afterAll(cleanUp);

let count = 0;
const newName = (name: string) => {
  count += 1;
  return `${name} ${count}`;
};
const join = (name: string) => RedisClient.join(server, newName(name));
const isoWords = /^[A-Z][a-z]+( [A-Z][a-z']+)+$/;

describe('logging in', () => {
  test('registers the first time, and is a log-in from then on: the same user, by the same small number', async () => {
    const username = newName('Joe');
    const nobody = new RedisClient(server);
    const first = await nobody.post('/login', { username, password: PASSWORD });
    expect([first.status, JSON.parse(first.body)]).toEqual([201, { id: expect.stringMatching(/^\d{1,6}$/), username }]);
    const again = await new RedisClient(server).post('/login', { username, password: PASSWORD });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await nobody.json('/me')).toEqual(JSON.parse(first.body));
  });

  test('gives a cookie that no script reads and no other site’s form sends', async () => {
    const { headers } = await new RedisClient(server).post('/login', { username: newName('Joe'), password: PASSWORD });
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^connect\.sid=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ]);
    const secure = await startServer({ hasher: quickHasher, config: { publicUrl: 'https://chat.example' } });
    const { headers: told } = await new RedisClient(secure).post('/login', { username: 'Joe', password: PASSWORD });
    expect(told['set-cookie']?.[0]).toContain('; Secure');
  });

  test('is refused in one sentence, whatever is wrong', async () => {
    const { user } = await RedisClient.logIn(server, newName('Joe'));
    const wrong = [
      { username: user.username, password: 'another password' },
      { username: newName('New'), password: 'short' },
      { username: '', password: PASSWORD },
      { username: newName('New') },
      {},
    ];
    for (const credentials of wrong) {
      const { status, body, headers } = await new RedisClient(server).post('/login', credentials);
      expect([status, JSON.parse(body)]).toEqual([404, { message: 'Invalid username or password' }]);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('as somebody else is theirs from then on, and logging out ends it', async () => {
    const client = await RedisClient.logIn(server, newName('Joe'));
    const former = new RedisClient(server);
    former.cookie = client.cookie;
    const other = newName('Zed');
    expect((await client.post('/login', { username: other, password: PASSWORD })).status).toBe(201);
    expect(await client.json('/me')).toMatchObject({ username: other });
    expect(await former.json('/me')).toBeNull();
    const carried = client.cookie;
    const { status, body } = await client.post('/logout');
    expect([status, body]).toEqual([200, 'OK']);
    expect(await client.json('/me')).toBeNull();
    client.cookie = carried;
    expect(await client.json('/me')).toBeNull();
    expect((await client.post('/logout')).status).toBe(403);
  });

  test('with an account of the page is the same person', async () => {
    const { user } = await RedisClient.logIn(server, owner.username, owner.password);
    expect(user).toEqual({ id: expect.any(String), username: owner.username });
  });

  test('needs an invite where everyone does', async () => {
    const closed = await startServer({ hasher: quickHasher, config: { access: 'invite' } });
    const client = new RedisClient(closed);
    const { status, body } = await client.post('/login', { username: 'Joe', password: PASSWORD });
    expect([status, JSON.parse(body)]).toEqual([403, { message: expect.stringContaining('invite') }]);
    expect((await client.get('/room/0/preload')).status).toBe(403);
  });
});

describe('what needs no session', () => {
  test('is a link, a name to take, who one is, and General', async () => {
    const nobody = new RedisClient(server);
    expect(await nobody.json('/links')).toEqual({ github: expect.stringMatching(/^https:\/\//) });
    const { status, body, headers } = await nobody.get('/randomname');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toMatch(isoWords);
    expect(await nobody.json('/me')).toBeNull();
    expect(await nobody.json('/room/0/preload')).toEqual({ id: '0', name: 'General', messages: expect.any(Array) });
  });

  test('is nothing else', async () => {
    const nobody = new RedisClient(server);
    for (const path of ['/room/0/messages?offset=0&size=5', '/users/online', '/users?ids[]=1', '/rooms/1']) {
      const { status, body } = await nobody.get(path);
      expect([path, status, body]).toEqual([path, 403, 'Forbidden']);
    }
    expect((await nobody.post('/logout')).status).toBe(403);
    expect((await nobody.post('/room', { user1: 1, user2: 2 })).status).toBe(403);
  });

  test('is the page, at its own addresses', async () => {
    const nobody = new RedisClient(server);
    for (const path of ['/', '/login', '/room', '/r/general', '/rooms', '/users/1', '/room/0', '/api/users']) {
      const { body } = await nobody.get(path);
      expect([path, body]).toEqual([path, expect.stringMatching(/page is not built|session_required/)]);
    }
  });
});

describe('what is said', () => {
  test('in General goes to everyone who is connected, the sender too, and stands in the history newest first', async () => {
    const [joe, zed] = [await join('Joe'), await join('Zed')];
    const texts = ['1 < 2 & <b>bold</b>', 'second', 'third'].map((text) => `${text} ${randomUUID()}`);
    for (const [index, text] of texts.entries()) joe.say(text, '0', { date: 1_700_000_000 + index });
    await Promise.all([joe.sees(texts[2] ?? ''), zed.sees(texts[2] ?? '')]);
    const told = texts.map((message, index) => ({
      from: joe.user.id,
      date: 1_700_000_000 + index,
      message,
      roomId: '0',
    }));
    expect(joe.messages).toEqual(told);
    expect(zed.messages).toEqual(told);
    expect(await zed.json('/room/0/messages?offset=0&size=3')).toEqual([...told].reverse());
    expect(await zed.json('/room/0/messages?offset=1&size=1')).toEqual([told[1]]);
    const { messages } = await new RedisClient(server).json<{ messages: RedisMessage[] }>('/room/0/preload');
    expect(messages.slice(0, 3)).toEqual([...told].reverse());
    expect(messages.length).toBeLessThanOrEqual(20);
  });

  test('is said by whom the session proves, whatever `from` is', async () => {
    const [joe, zed] = [await join('Joe'), await join('Zed')];
    const text = randomUUID();
    joe.say(text, '0', { from: zed.user.id });
    await zed.sees(text);
    expect(zed.messages.at(-1)?.from).toBe(joe.user.id);
  });

  test('by every other door has a number too, and the server’s time', async () => {
    const joe = await join('Joe');
    const page = await DeltaClient.enter(server.url);
    const [full, clustered] = [await FullClient.connect(server.url), await ClusteredClient.connect(server.url)];
    const texts: [string, string, string] = [randomUUID(), randomUUID(), randomUUID()];
    await page.send(texts[0]);
    full.send({ message: texts[1], username: 'Old', userID: 'old', timeStamp: 'yesterday' });
    clustered.say(texts[2], 'Cluster');
    await Promise.all(texts.map((text) => joe.sees(text)));
    const ofThem = joe.messages.filter(({ message }) => texts.includes(message));
    const now = Date.now() / 1_000;
    for (const { date } of ofThem) expect(Math.abs(date - now)).toBeLessThan(60);
    const ids = ofThem.map(({ from }) => from);
    expect(new Set(ids).size).toBe(3);
    const users = await joe.json<Record<string, RedisUser>>(`/users?${ids.map((id) => `ids[]=${id}`).join('&')}`);
    const name = page.identity?.username;
    expect(
      Object.values(users)
        .map(({ username }) => username)
        .sort(),
    ).toEqual([name, 'Cluster', 'Old'].sort());
    expect(users[ids[0] as string]?.online).toBe(true);
  });

  test('at once on connecting is not lost, nor where the client connects twice', async () => {
    const joe = await RedisClient.logIn(server, newName('Joe'));
    const text = randomUUID();
    const socket = joe.begin();
    socket.io.on('open', () => socket.io.engine.write('0'));
    socket.emit('message', { roomId: '0', message: text, from: joe.user.id, date: 1 });
    socket.emit('room.join', '0');
    await joe.sees(text);
    expect(joe.texts.filter((one) => one === text)).toHaveLength(1);
    expect(joe.socket.connected).toBe(true);
  });

  test('is shown in one order, every text once, to these clients, the page and the others', async () => {
    const [joe, zed] = [await join('Joe'), await join('Zed')];
    const page = await DeltaClient.enter(server.url);
    const clustered = await ClusteredClient.connect(server.url);
    const start = page.texts.length;
    const mark = randomUUID();
    const sends: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round += 1) {
      joe.say(`${mark} joe ${round}`);
      zed.say(`${mark} zed ${round}`);
      sends.push(page.send(`${mark} page ${round}`));
      clustered.say(`${mark} clustered ${round}`, 'Cluster');
    }
    await Promise.all(sends);
    const ofTalk = (texts: string[]) => texts.filter((text) => text.startsWith(mark));
    const clients = [joe, zed, clustered];
    await page.until('all of it', () => ofTalk(page.texts).length === 80);
    await Promise.all(clients.map((client) => client.until('all of it', () => ofTalk(client.texts).length >= 80)));
    expect(page.texts.length - start).toBe(80);
    for (const client of clients) expect(ofTalk(client.texts)).toEqual(ofTalk(page.texts));
    const history = await joe.json<RedisMessage[]>('/room/0/messages?offset=0&size=80');
    expect(history.map(({ message }) => message).reverse()).toEqual(ofTalk(page.texts));
  });
});

describe('private rooms', () => {
  test('are made of two numbers, are the same whoever asks, and are listed once something was said', async () => {
    const [joe, zed] = [await join('Joe'), await join('Zed')];
    const room = await joe.roomWith(zed);
    expect(room).toEqual({
      id: `${joe.user.id}:${zed.user.id}`,
      names: [[joe.user.username], [zed.user.username]],
    });
    const { status, body } = await zed.post('/room', { user1: String(zed.user.id), user2: Number(joe.user.id) });
    expect(status).toBe(201);
    expect(JSON.parse(body)).toEqual({ id: room.id, names: [[zed.user.username], [joe.user.username]] });
    const general = { id: '0', names: ['General'] };
    expect(await joe.json(`/rooms/${joe.user.id}`)).toEqual([general]);
    joe.say('hello', room.id);
    await zed.sees('hello');
    expect(await joe.json(`/rooms/${joe.user.id}`)).toEqual([general, room]);
    expect(await zed.json(`/rooms/${zed.user.id}`)).toEqual([general, room]);
  });

  test('are heard by their two people alone, and so is that there is one', async () => {
    const [joe, zed, eve] = [await join('Joe'), await join('Zed'), await join('Eve')];
    const page = await DeltaClient.enter(server.url);
    const room = await joe.roomWith(zed);
    joe.say('between us', room.id);
    await Promise.all([joe.sees('between us'), zed.sees('between us')]);
    zed.say('and back', room.id);
    await Promise.all([joe.sees('and back'), zed.sees('and back')]);
    const mark = randomUUID();
    joe.say(mark);
    await Promise.all([eve.sees(mark), page.sees(mark)]);
    const told = ['between us', 'and back'].map((message) => ({ message, roomId: room.id }));
    for (const one of [joe, zed]) {
      expect(one.messages.filter(({ roomId }) => roomId === room.id)).toMatchObject(told);
      expect(one.rooms).toEqual([room]);
    }
    expect(eve.rooms).toEqual([]);
    expect(eve.messages.filter(({ roomId }) => roomId !== '0')).toEqual([]);
    expect(JSON.stringify(page.batches)).not.toContain('between us');
    const history = await zed.json<RedisMessage[]>(`/room/${room.id}/messages?offset=0&size=15`);
    expect(history).toMatchObject([...told].reverse());
  });

  test('of others are as if there were none, to read, to write and to join', async () => {
    const [joe, zed, eve] = [await join('Joe'), await join('Zed'), await join('Eve')];
    const room = await joe.roomWith(zed);
    joe.say('secret', room.id);
    await zed.sees('secret');
    const own = `${zed.user.id}:${eve.user.id}`;
    for (const id of [room.id, own, '1:999999', '0:1', 'x', '__proto__']) {
      const { status, body } = await eve.get(`/room/${id}/messages?offset=0&size=5`);
      expect([id, status, body]).toEqual([id, 404, 'Not Found']);
      expect(await eve.emitAndAsk('room.join', id)).toMatchObject({ error: { code: 'room_not_found' } });
      const message = { roomId: id, message: 'forged', from: joe.user.id, date: 1 };
      expect(await eve.emitAndAsk('message', message)).toMatchObject({ error: { code: 'room_not_found' } });
    }
    expect((await eve.get(`/rooms/${joe.user.id}`)).status).toBe(404);
    for (const [user1, user2] of [
      [joe, zed],
      [eve, eve],
    ].map((two) => two.map(({ user }) => user.id))) {
      const { status, body } = await eve.post('/room', { user1, user2 });
      expect([status, body]).toEqual([400, 'Bad Request']);
    }
    zed.say('after', room.id);
    await joe.sees('after');
    expect(eve.messages.filter(({ message }) => ['secret', 'forged', 'after'].includes(message))).toEqual([]);
    expect(joe.texts).not.toContain('forged');
  });

  test('are the direct conversations of the page', async () => {
    const joe = await join('Joe');
    const { user } = await RedisClient.logIn(server, owner.username, owner.password);
    const userID = (await joe.json<Record<string, RedisUser>>(`/users?ids[]=${user.id}`))[user.id];
    expect(userID).toMatchObject({ username: owner.username });
    const page = await owner.connect();
    const path = `/api/users?query=${encodeURIComponent(joe.user.username)}`;
    const { people } = JSON.parse((await askJson(server, 'GET', path, undefined, bearer(owner))).body);
    const opened = await askJson(server, 'POST', '/api/direct', { userIDs: [people[0].userID] }, bearer(owner));
    const { roomId } = JSON.parse(opened.body).room;
    const messages = `/api/rooms/${roomId}/messages`;
    await askJson(server, 'POST', messages, { clientId: 'a', message: 'from the page' }, bearer(owner));
    await joe.sees('from the page');
    const [room] = joe.rooms as [RedisRoom];
    expect(joe.messages.at(-1)).toMatchObject({ from: user.id, roomId: room.id });
    joe.say('from the other side', room.id);
    await joe.sees('from the other side');
    const read = await askJson(server, 'GET', messages, undefined, bearer(owner));
    expect(JSON.parse(read.body).messages).toMatchObject([
      { message: 'from the page' },
      { message: 'from the other side' },
    ]);
    expect(page.socket.connected).toBe(true);
  });
});

describe('who is here', () => {
  test('is told when somebody comes and goes, and can be asked for', async () => {
    const joe = await join('Joe');
    const zed = await join('Zed');
    await joe.until('Zed came', () => joe.connected.some(({ id }) => id === zed.user.id));
    expect(joe.connected.at(-1)).toEqual({ ...zed.user, online: true });
    expect(zed.connected.filter(({ id }) => id === zed.user.id)).toEqual([]);
    const online = await joe.json<Record<string, RedisUser>>('/users/online');
    expect(online[zed.user.id]).toEqual({ ...zed.user, online: true });
    expect(online[joe.user.id]).toEqual({ ...joe.user, online: true });
    zed.leave();
    await joe.until('Zed went', () => joe.disconnected.length > 0);
    expect(joe.disconnected).toEqual([{ ...zed.user, online: false }]);
    expect((await joe.json<object>('/users/online')) as Record<string, unknown>).not.toHaveProperty(zed.user.id);
    expect(await joe.json(`/users?ids[]=${zed.user.id}&ids[]=${joe.user.id}&ids[]=999999`)).toEqual({
      [zed.user.id]: { ...zed.user, online: false },
      [joe.user.id]: { ...joe.user, online: true },
    });
  });

  test('is the same people as on the page', async () => {
    const page = await DeltaClient.enter(server.url);
    const joe = await join('Joe');
    await page.until('Joe is here', () =>
      [...page.people.values()].some(({ username }) => username === joe.user.username),
    );
    const comer = await DeltaClient.enter(server.url);
    await joe.until('told', () => joe.connected.some(({ username }) => username === comer.identity?.username));
  });
});

describe('a connection', () => {
  test('ends with its session, and says nothing in another’s name', async () => {
    const joe = await join('Joe');
    await joe.post('/logout');
    await joe.until('the end', () => !joe.socket.connected);
  });

  test('with a session that has ended is refused; from another site, its cookie counts for nothing', async () => {
    const joe = await RedisClient.logIn(server, newName('Joe'));
    const { cookie } = joe;
    await joe.post('/logout');
    joe.cookie = cookie;
    const socket = joe.begin();
    const refused = await new Promise((resolve) => socket.once('connect_error', resolve));
    expect(refused).toMatchObject({ data: { code: 'session_invalid' } });
    const zed = await RedisClient.logIn(server, newName('Zed'));
    await zed.connect({ extraHeaders: { cookie: zed.cookie, origin: 'http://evil.example' } });
    const message = { roomId: '0', message: 'forged', from: zed.user.id, date: 1 };
    expect(await zed.emitAndAsk('message', message)).toMatchObject({ error: { code: 'session_required' } });
  });

  test('of another program’s cookie of that name is as one without', async () => {
    const client = new RedisClient(server);
    client.cookie = 'connect.sid=s%3AYWJj.ZGVm';
    await client.connect();
    await client.until('told as anybody', () => client.events.includes('historical_messages'));
  });

  test('asks for nothing that is not of this system', async () => {
    const joe = await join('Joe');
    for (const event of ['SendMessage', 'ListOnline', 'LoadMessages', 'room.leave', 'constructor']) {
      expect(await joe.emitAndAsk(event, {})).toMatchObject({ error: { code: 'unknown_command' } });
    }
    expect(new Set(joe.events).has('RetrieveChatRoomData')).toBe(false);
  });

  test('joins a room without being told to, and again when it is', async () => {
    const [joe, zed] = [await join('Joe'), await join('Zed')];
    const room = await joe.roomWith(zed);
    for (const id of ['0', 0, room.id]) expect(await joe.emitAndAsk('room.join', id)).toEqual({ ok: true });
    const third = await RedisClient.logIn(server, zed.user.username);
    await third.connect();
    joe.say('to both of your screens', room.id);
    await Promise.all([zed.sees('to both of your screens'), third.sees('to both of your screens')]);
    expect(zed.texts.filter((text) => text === 'to both of your screens')).toHaveLength(1);
  });

  test('is closed where it asks a third time to be let in', async () => {
    const raw = await RawClient.open(server.url);
    raw.write('40', '40', '40');
    expect(await raw.untilClosed()).toEqual({ code: 1008, reason: 'second_join' });
  });
});

test('after a restart of the server clients go on receiving without doing anything', async () => {
  let own = await startServer({ hasher: quickHasher });
  const [joe, zed] = [new RedisClient(own), new RedisClient(own)];
  for (const [client, username] of [
    [joe, 'Joe'],
    [zed, 'Zed'],
  ] as const) {
    const { body } = await client.post('/login', { username, password: PASSWORD });
    client.user = JSON.parse(body);
    await client.connect({ reconnectionDelay: 20, reconnectionDelayMax: 50 });
  }
  const room = await joe.roomWith(zed);
  joe.say('before', room.id);
  await zed.sees('before');
  await own.stop();
  own = await startServer({ hasher: quickHasher, config: { port: own.port, dataDir: own.dataDir } });
  await Promise.all([joe, zed].map((one) => one.until('back', () => one.events.length > 0 && one.socket.connected)));
  joe.say('after', room.id);
  joe.say('to all', '0');
  await Promise.all([zed.sees('after'), zed.sees('to all'), joe.sees('after')]);
  expect(zed.messages.at(-2)).toMatchObject({ from: joe.user.id, roomId: room.id });
  expect(zed.events.filter((name) => name === 'message')).toHaveLength(3);
  expect(await joe.json('/me')).toEqual(joe.user);
});

test('switched off, its addresses are nobody’s and its cookie counts for nothing', async () => {
  const off = await startServer({ hasher: quickHasher, config: { dialects: { redis: false } } });
  const client = new RedisClient(off);
  for (const path of [
    '/links',
    '/me',
    '/randomname',
    '/room/0/preload',
    '/users/online',
    '/users?ids[]=1',
    '/rooms/1',
  ]) {
    expect([path, (await client.get(path)).status]).toEqual([path, 404]);
  }
  for (const path of ['/login', '/logout', '/room'])
    expect([path, (await client.post(path)).status]).toEqual([path, 404]);
  await client.connect();
  expect(await client.emitAndAsk('room.join', '0')).toMatchObject({ error: { code: 'unknown_command' } });
});
