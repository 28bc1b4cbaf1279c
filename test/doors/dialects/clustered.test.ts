import { askJson, bearer } from '../../support/api-client';
import { Cast } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { ClusteredClient, type Spoken } from '../../support/clustered-client';
import { DeltaClient } from '../../support/delta-client';
import { FullClient } from '../../support/full-client';
import { quickHasher } from '../../support/quick-hasher';
import { RawClient } from '../../support/raw-client';
import { type RunningServer, startServer } from '../../support/start-server';

let server: RunningServer;
let page: DeltaClient;

beforeEach(async () => {
  server = await startServer({ hasher: quickHasher });
  page = await DeltaClient.enter(server.url);
});
afterEach(cleanUp);

const by = (username: string, message: string, timestamp: Spoken['timestamp'] = 5): Spoken => ({
  username,
  message,
  timestamp,
});

describe('what is said', () => {
  test('comes back to everyone, the sender too, in the three fields as they were sent', async () => {
    const [joe, zed] = [await ClusteredClient.connect(server.url), await ClusteredClient.connect(server.url)];
    const sent = [
      by('Joe', 'by number', 1_700_000_000_123),
      by('Joe', 'by ISO time', '2026-11-22T10:00:00.000Z'),
      by('Joe', '1 < 2 & <b>bold</b>', null),
      by('Zed', 'another name on the same connection', 0.5),
    ];
    for (const message of sent) joe.socket.emit('message', message);
    await Promise.all([joe.sees(sent[3]?.message ?? ''), zed.sees(sent[3]?.message ?? '')]);
    expect(joe.shown).toEqual(sent);
    expect(zed.shown).toEqual(sent);
    expect(Object.keys(joe.shown[0] ?? {})).toEqual(['username', 'message', 'timestamp']);
  });

  test('is told to who connects, oldest first, without notices and without what was deleted', async () => {
    const joe = await ClusteredClient.connect(server.url);
    expect(joe.histories).toEqual([[]]);
    for (const message of ['one', 'two', 'three']) joe.say(message, 'Joe', 1);
    await joe.sees('three');
    const { seq } = await page.send('gone soon');
    await page.expectOk('DeleteMessage', { seq });
    const later = await ClusteredClient.connect(server.url);
    expect(later.histories).toEqual([['one', 'two', 'three'].map((message) => by('Joe', message, 1))]);
  });

  test('on the page bears the server’s time here, and its author’s name of today in the history', async () => {
    const { cast } = await Cast.gather(server);
    const mira = await cast.member('Mira');
    const joe = await ClusteredClient.connect(server.url);
    const path = '/api/rooms/general/messages';
    await askJson(server, 'POST', path, { clientId: 'a', message: 'from the page' }, bearer(mira));
    await joe.sees('from the page');
    expect(joe.shown).toEqual([by(mira.username, 'from the page', expect.any(Number))]);
    await askJson(server, 'PATCH', '/api/users/me', { username: 'Myra' }, bearer(mira));
    const newcomer = await ClusteredClient.connect(server.url);
    expect(newcomer.shown).toEqual([by('Myra', 'from the page', expect.any(Number))]);
  });

  test('in other rooms than General is told to nobody here', async () => {
    const { owner } = await Cast.gather(server);
    const joe = await ClusteredClient.connect(server.url);
    const den = await askJson(server, 'POST', '/api/rooms', { name: 'Den', kind: 'public' }, bearer(owner));
    const path = `/api/rooms/${JSON.parse(den.body).room.roomId}/messages`;
    expect((await askJson(server, 'POST', path, { clientId: 'a', message: 'secret' }, bearer(owner))).status).toBe(201);
    await page.send('public');
    await joe.sees('public');
    expect(joe.texts).toEqual(['public']);
  });

  test('reaches a client that polls, as it reaches one with a WebSocket', async () => {
    const joe = await ClusteredClient.connect(server.url, { transports: ['polling'] });
    const zed = await ClusteredClient.connect(server.url);
    for (let count = 0; count < 40; count += 1) zed.say(`message ${count}`, 'Zed');
    await Promise.all([joe.sees('message 39'), zed.sees('message 39')]);
    expect(joe.shown).toEqual(zed.shown);
  });
});

describe('whoever connects while others talk', () => {
  test('has every message once, in the order that all have', async () => {
    const talker = await ClusteredClient.connect(server.url);
    const comers: ClusteredClient[] = [];
    for (let count = 0; count < 30; count += 1) {
      for (let more = 0; more < 5; more += 1) talker.say(`message ${count}.${more}`, 'Joe');
      comers.push(ClusteredClient.begin(server.url));
      // Some go at once, so that for a while nobody may be reading.
      if (count % 3 === 0) comers.at(-2)?.leave();
      await page.send(`page ${count}`);
    }
    await talker.sees('page 29');
    const staying = comers.filter(({ socket }) => socket.active);
    for (const one of [...staying, page, talker]) await Promise.all([one.sees('message 29.4'), one.sees('page 29')]);
    expect(talker.texts).toEqual(page.texts);
    for (const comer of staying) expect(comer.texts).toEqual(page.texts);
    expect(new Set(page.texts).size).toBe(180);
  });

  test('alone, where somebody left a moment ago, has each message once', async () => {
    for (let count = 0; count < 20; count += 1) {
      const one = await ClusteredClient.connect(server.url);
      one.say(`message ${count}`, 'Joe');
      await page.sees(`message ${count}`);
      one.leave();
      const next = await ClusteredClient.connect(server.url);
      await next.sees(`message ${count}`);
      await page.send(`after ${count}`);
      await Promise.all([next.sees(`after ${count}`), page.sees(`after ${count}`)]);
      expect(next.texts).toEqual(page.texts);
      next.leave();
    }
  });

  test('is told the newest of a room whose history is too long, and is not cut off for it', async () => {
    const joe = await ClusteredClient.connect(server.url);
    for (let count = 0; count < 90; count += 1) joe.say(`${count} ${'x'.repeat(3_990)}`, 'Joe');
    await joe.until('all of them', () => joe.shown.length === 90);
    const late = await ClusteredClient.connect(server.url);
    expect(late.shown).toEqual(joe.shown.slice(-late.shown.length));
    expect(late.shown.length).toBeGreaterThan(50);
    expect(JSON.stringify(late.shown).length).toBeLessThanOrEqual(256 * 1024 + 2);
  });
});

describe('what is said at once', () => {
  test('by 1,000 messages as soon as the connection is there, is not lost', async () => {
    const joe = ClusteredClient.begin(server.url);
    joe.socket.on('connect', () => {
      for (let count = 0; count < 1_000; count += 1) joe.say(`message ${count}`, 'Joe');
    });
    await joe.sees('message 999');
    const all = Array.from({ length: 1_000 }, (_, count) => `message ${count}`);
    expect(joe.texts).toEqual(all);
    await page.sees('message 999');
    expect(page.texts).toEqual(all);
  });

  test('by 500 messages in the very packet that asks to be let in, is not lost', async () => {
    const client = await RawClient.open(server.url);
    const messages = Array.from({ length: 500 }, (_, count) => `message ${count}`);
    client.write('40', ...messages.map((message) => `42${JSON.stringify(['message', by('Joe', message)])}`));
    await page.sees('message 499');
    expect(page.texts).toEqual(messages);
    const isTold = (frame: string) => frame.startsWith('42["message",') || frame.startsWith('42["historical_messages"');
    await client.until('all of them', () => client.frames.filter(isTold).join().includes('message 499'));
    const told = client.frames.filter(isTold).flatMap((frame) => JSON.parse(frame.slice(2))[1]);
    expect(told.map(({ message }: Spoken) => message)).toEqual(messages);
  });

  test('by 300 clients, each once and before it has its answer, is not lost', async () => {
    const names = Array.from({ length: 300 }, (_, count) => `client ${count}`);
    for (let first = 0; first < names.length; first += 50) {
      const some = names.slice(first, first + 50);
      await Promise.all(
        some.map(async (name) => {
          const client = await RawClient.open(server.url);
          client.write('40', `42${JSON.stringify(['message', by(name, `hello from ${name}`)])}`);
        }),
      );
    }
    await page.until('all of them', () => page.texts.length === names.length);
    expect(new Set(page.texts)).toEqual(new Set(names.map((name) => `hello from ${name}`)));
  });
});

describe('a connection that chose no feed', () => {
  test('is told of the room whole and message by message until it has shown what it is', async () => {
    const [silent, clustered] = [await FullClient.connect(server.url), await ClusteredClient.connect(server.url)];
    const full = await FullClient.connect(server.url, { forceNew: true });
    full.enter({ userID: 'x', username: 'Joe' });
    await full.sees('Joe has entered the chat');
    expect(await clustered.ask(by('Zed', 'first'))).toEqual({ ok: true });
    await full.sees('first');
    clustered.events.length = 0;
    full.events.length = 0;
    await page.send('second');
    await Promise.all([silent.sees('second'), full.sees('second'), clustered.sees('second')]);
    expect(new Set(silent.events)).toEqual(new Set(['historical_messages', 'message', 'RetrieveChatRoomData']));
    expect(full.events).toEqual(['RetrieveChatRoomData']);
    expect(clustered.events).toEqual(['message']);
  });
});

test('a connection that asks for the full feed by its name is of that alone', async () => {
  const client = await FullClient.connect(server.url, { auth: { feed: 'full' } });
  await page.send('said');
  await client.sees('said');
  expect(client.events).toEqual(['RetrieveChatRoomData']);
  expect(await client.ask('message', by('Joe', 'x'))).toMatchObject({ error: { code: 'unknown_command' } });
});

describe('who speaks', () => {
  test('is whom they say they are, marked as a claim; the same name is the same person on any connection', async () => {
    const [one, other] = [await ClusteredClient.connect(server.url), await ClusteredClient.connect(server.url)];
    one.say('hello', 'Joe');
    other.say('hello again', 'Joe');
    await page.sees('hello again');
    const authors = [...page.messages.values()].filter(({ kind }) => kind === 'message').map(({ author }) => author);
    expect(authors).toEqual(Array(2).fill({ userID: 'name:Joe', username: 'Joe', claimed: true }));
  });

  test('does not bear the name of an account, is muted and banned by their name, and ends where they are put out', async () => {
    const { owner } = await Cast.gather(server);
    const joe = await ClusteredClient.connect(server.url);
    expect(await joe.ask(by(owner.username, 'x'))).toMatchObject({ ok: false, error: { code: 'name_taken' } });
    expect(await joe.ask(by('Joe', 'x'))).toEqual({ ok: true });
    const of = `/api/users/${encodeURIComponent('claim:"name:Joe"')}`;
    expect((await askJson(server, 'PUT', `${of}/mute`, { minutes: 1 }, bearer(owner))).status).toBe(200);
    const again = await ClusteredClient.connect(server.url);
    expect(await again.ask(by('Joe', 'x'))).toMatchObject({ ok: false, error: { code: 'muted' } });
    expect((await askJson(server, 'PUT', `${of}/ban`, { minutes: 1 }, bearer(owner))).status).toBe(200);
    await again.until('the end', () => !again.socket.connected);
  });

  test('is refused quietly, and told why where they ask', async () => {
    const joe = await ClusteredClient.connect(server.url);
    joe.say(' ', 'Joe');
    joe.say('x', '');
    expect(await joe.ask(by('Joe', 'x'.repeat(4_001)))).toMatchObject({ error: { code: 'message_too_long' } });
    expect(joe.events).toEqual(['historical_messages']);
    expect(joe.socket.connected).toBe(true);
  });

  test('in the words of the Redis chat, is told that they need a session', async () => {
    const joe = await ClusteredClient.connect(server.url);
    const reply = await joe.ask({ roomId: '0', message: 'x', from: '1', date: 1 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'session_required' } });
  });
});

test('the room outlives the server: clients come back by themselves, to its history', async () => {
  const joe = await ClusteredClient.connect(server.url, { reconnectionDelay: 20, reconnectionDelayMax: 50 });
  joe.say('before', 'Joe', 7);
  await joe.sees('before');
  await server.stop();
  server = await startServer({ config: { port: server.port, dataDir: server.dataDir } });
  await joe.until('told again', () => joe.histories.length === 2);
  joe.say('after', 'Joe', 8);
  await joe.sees('after');
  expect(joe.shown).toEqual([by('Joe', 'before', 7), by('Joe', 'after', 8)]);
});

test('switched off, nothing of it is told or understood', async () => {
  const off = await startServer({ config: { dialects: { clustered: false } } });
  const client = await FullClient.connect(off.url);
  expect(await client.ask('message', by('Joe', 'x'))).toMatchObject({ error: { code: 'unknown_command' } });
  client.send({ message: 'said', username: 'Joe', userID: 1, timeStamp: 1 });
  await client.sees('said');
  expect(client.events).toEqual(['RetrieveChatRoomData']);
});

test('who needs an invite is not let in', async () => {
  const closed = await startServer({ config: { access: 'invite' } });
  const client = ClusteredClient.begin(closed.url);
  const refused = new Promise((resolve) => client.socket.on('connect_error', resolve));
  expect(await refused).toMatchObject({ data: { code: 'invite_required' } });
  expect(client.events).toEqual([]);
});
