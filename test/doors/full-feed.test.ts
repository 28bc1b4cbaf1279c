import { adjectives, names } from 'unique-names-generator';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { ManualClock } from '../support/manual-clock';
import { RawClient } from '../support/raw-client';
import { type RunningServer, startServer } from '../support/start-server';

const joe = { userID: 'f7a5e2f0-31a4-4b7e-8f29-6f8f5f1c7a10', username: 'Brave Joe' };
const zed = { userID: 'a-userID-of-years-ago', username: 'Calm Zed' };

function entry(message: string, by = joe) {
  return { message, ...by, timeStamp: '2024-05-01T12:00:00.000Z' };
}

function notice(message: string) {
  return { message, username: '', userID: 0, timeStamp: null };
}

const fromElsewhere = { extraHeaders: { Origin: 'https://friends.example' } };

let server: RunningServer;
/** A page in the same room, on the delta feed. */
let page: DeltaClient;

beforeEach(async () => {
  // The clock stands still: what happens at once needs no time, and nobody's time to come back ends.
  server = await startServer({ clock: new ManualClock() });
  page = await DeltaClient.enter(server.url);
});
afterEach(cleanUp);

describe.each([
  ['no options', fromElsewhere],
  ['the websocket transport only', { ...fromElsewhere, transports: ['websocket'] }],
])('a plain socket.io-client from another origin, with %s', (_name, options) => {
  const connect = () => FullClient.connect(server.url, options);

  test('CreateUserData gives the requester, and nobody else, a UUID and a generated name', async () => {
    const [client, other] = [await connect(), await connect()];
    client.socket.emit('CreateUserData');
    await client.until('SetUserData', () => client.userData.length > 0);

    const { userID, username } = client.userData[0] as { userID: string; username: string };
    expect(userID).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const [adjective = '', name = ''] = username.split(' ');
    expect(adjectives).toContain(adjective.toLowerCase());
    expect(names).toContain(name);

    other.socket.emit('CreateUserData');
    await other.until('SetUserData', () => other.userData.length > 0);
    expect(other.userData).toHaveLength(1);
    expect(other.userData[0]?.userID).not.toBe(userID);
    expect(client.userData).toHaveLength(1);
  });

  test('entering brings everyone the notice, and the whole room', async () => {
    const [client, other] = [await connect(), await connect()];
    client.enter(joe);
    await Promise.all([client, other].map((one) => one.sees('Brave Joe has entered the chat')));
    await page.sees('Brave Joe has entered the chat');

    const room = [notice(`${page.identity?.username} has entered the chat`), notice('Brave Joe has entered the chat')];
    expect(client.room).toEqual(room);
    expect(other.room).toEqual(room);
  });

  test('a message reaches everyone in the four fields as they were sent, without a fifth', async () => {
    const [client, other] = [await connect(), await connect()];
    client.enter(joe);
    client.send({ ...entry('hello'), fifth: 'field', avatar: { url: 'x' } });
    await Promise.all([client, other, page].map((one) => one.sees('hello')));

    expect(client.room?.at(-1)).toEqual(entry('hello'));
    expect(other.room).toEqual(client.room);
    expect(Object.keys(other.room?.at(-1) ?? {})).toEqual(['message', 'username', 'userID', 'timeStamp']);
  });

  test('what the page sends appears in the same four fields', async () => {
    const client = await connect();
    const { sentAt } = await page.send('from the page');
    await client.sees('from the page');
    const { userID, username } = page.identity as { userID: string; username: string };
    expect(client.room?.at(-1)).toEqual({ message: 'from the page', username, userID, timeStamp: sentAt });
  });

  test('ClearChat empties the room for everyone', async () => {
    const [client, other] = [await connect(), await connect()];
    client.send(entry('soon gone'));
    await Promise.all([client, other, page].map((one) => one.sees('soon gone')));
    client.socket.emit('ClearChat');
    await Promise.all([client, other].map((one) => one.until('an empty room', () => one.room?.length === 0)));
    await page.until('an empty room', () => page.messages.size === 0);
    expect(client.room).toEqual([]);
    expect(other.room).toEqual([]);
  });

  test('disconnecting brings everyone the notice of leaving at once', async () => {
    const [client, other] = [await connect(), await connect()];
    client.enter(joe);
    await other.sees('Brave Joe has entered the chat');
    client.leave();
    await Promise.all([other, page].map((one) => one.sees('Brave Joe has left the chat')));
    expect(other.room?.at(-1)).toEqual(notice('Brave Joe has left the chat'));
  });

  test('a socket that never entered may send, receives every room, and leaves without a notice', async () => {
    const [client, other] = [await connect(), await connect()];
    other.send(entry('I never entered', zed));
    await Promise.all([client, other, page].map((one) => one.sees('I never entered')));
    other.leave();
    client.send(entry('after that'));
    await Promise.all([client, page].map((one) => one.sees('after that')));
    expect(client.texts.slice(-2)).toEqual(['I never entered', 'after that']);
  });

  test('entering twice makes one notice and brings the room to that socket alone', async () => {
    const [client, other] = [await connect(), await connect()];
    client.enter(joe);
    await Promise.all([client, other].map((one) => one.sees('Brave Joe has entered the chat')));
    const [toClient, toOther] = [client.rooms.length, other.rooms.length];
    client.enter(joe);
    await client.until('the room once more', () => client.rooms.length > toClient);
    expect(client.room).toEqual(other.room);
    client.send(entry('after that'));
    await Promise.all([client, other].map((one) => one.sees('after that')));

    expect(client.rooms).toHaveLength(toClient + 2);
    expect(other.rooms).toHaveLength(toOther + 1);
    expect(other.texts.filter((text) => text === 'Brave Joe has entered the chat')).toHaveLength(1);
  });

  test('a reconnected socket, which does not enter again, receives the room and may send', async () => {
    const client = await FullClient.connect(server.url, { ...options, reconnectionDelay: 20 });
    client.enter(joe);
    await client.sees('Brave Joe has entered the chat');
    client.socket.io.engine.close();
    await page.sees('Brave Joe has left the chat');
    await client.until('connected again', () => client.disconnections.length === 1 && client.socket.connected);
    client.send(entry('back'));
    await Promise.all([client, page].map((one) => one.sees('back')));
    expect(client.texts.slice(-2)).toEqual(['Brave Joe has left the chat', 'back']);
  });
});

describe('fields come back as they were sent', () => {
  test('timeStamp, of any kind', async () => {
    const client = await FullClient.connect(server.url);
    const times = ['2024-05-01T12:00:00.000Z', 'half past nine', '', 1_714_564_800_000, 0.5, 0, -1, null];
    const sent = times.map((timeStamp, index) => ({ message: `time ${index}`, ...joe, timeStamp }));
    for (const one of sent) client.send(one);
    await client.sees(`time ${times.length - 1}`);
    expect(client.room?.slice(-times.length)).toEqual(sent);
  });

  test('userID, a number or a text', async () => {
    const client = await FullClient.connect(server.url);
    const userIDs = [42, 0.4711, -1, Number.MAX_SAFE_INTEGER, '42', 'joe@example', 'claim:"5"', '__proto__'];
    const sent = userIDs.map((userID) => ({ message: `by ${userID}`, userID, username: 'Joe', timeStamp: 1 }));
    for (const { userID, username } of sent) client.enter({ userID, username });
    for (const one of sent) client.send(one);
    await client.sees(sent.at(-1)?.message as string);
    expect(client.room?.filter(({ username }) => username === 'Joe')).toEqual(sent);
  });

  test('username and message keep their blanks, marks, quotes and scripts', async () => {
    const odd = { userID: 1, username: '  Ｊoe   “X” ', timeStamp: 1 };
    const texts = ['  <b>"quoted"</b>\n\t\\ ', 'ﬁ Å 👩‍👩‍👧 שלום', '__proto__', '"],"x":["'];
    const client = await FullClient.connect(server.url);
    for (const message of texts) client.send({ message, ...odd });
    await client.sees(texts.at(-1) as string);
    expect(client.room?.slice(-4)).toEqual(texts.map((message) => ({ message, ...odd })));
  });
});

test('what happens in one tick goes out as one broadcast', async () => {
  const [sender, reader] = [await RawClient.connect(server.url), await FullClient.connect(server.url)];
  const texts = Array.from({ length: 50 }, (_, index) => `burst ${index}`);
  sender.write(...texts.map((text) => `42["SendMessage",${JSON.stringify(entry(text))}]`));
  await reader.sees('burst 49');
  expect(reader.rooms).toHaveLength(1);
  expect(reader.texts.slice(-50)).toEqual(texts);
  await page.sees('burst 49');
  expect(page.batches.at(-1)?.changes).toHaveLength(50);
});

test('a change after a clear in the same tick leaves the room with just that', async () => {
  const [sender, reader] = [await RawClient.connect(server.url), await FullClient.connect(server.url)];
  const send = (text: string) => `42["SendMessage",${JSON.stringify(entry(text))}]`;
  sender.write(send('before'), '42["ClearChat"]', send('after'));
  await reader.sees('after');
  expect(reader.room).toEqual([entry('after')]);
  sender.write(send('later'));
  await reader.sees('later');
  expect(reader.room).toEqual([entry('after'), entry('later')]);
  await page.sees('later');
  expect(page.texts).toEqual(['after', 'later']);
});

test('the room is the newest 1,000 messages', async () => {
  const [sender, reader] = [await RawClient.connect(server.url), await FullClient.connect(server.url)];
  const texts = Array.from({ length: 999 }, (_, index) => `message ${index}`);
  sender.write(...texts.map((text) => `42["SendMessage",${JSON.stringify(entry(text))}]`));
  await reader.sees('message 998');
  expect(reader.room).toHaveLength(1_000);
  const other = await FullClient.connect(server.url);
  for (const text of ['one more', 'and another']) other.send(entry(text));
  await Promise.all([reader, other].map((one) => one.sees('and another')));
  expect(reader.texts).toEqual([...texts.slice(1), 'one more', 'and another']);
  expect(other.room).toEqual(reader.room);
});

describe('who someone is', () => {
  test('two who bear one name are both let in, and both speak', async () => {
    const [one, other] = [await FullClient.connect(server.url), await FullClient.connect(server.url)];
    one.enter({ userID: 'one', username: 'Joe' });
    other.enter({ userID: 'other', username: 'Joe' });
    const entered = () => page.notices.filter((text) => text === 'Joe has entered the chat');
    await page.until('two notices', () => entered().length === 2);
    one.send({ message: 'by one', userID: 'one', username: 'Joe', timeStamp: 1 });
    other.send({ message: 'by the other', userID: 'other', username: 'Joe', timeStamp: 1 });
    await Promise.all(['by one', 'by the other'].map((text) => page.sees(text)));
    expect([...page.people.values()].filter(({ username }) => username === 'Joe')).toHaveLength(2);
  });

  test('two sockets of one person make one notice of entering, and one of leaving when the last is gone', async () => {
    const [one, other, reader] = await Promise.all([1, 2, 3].map(() => FullClient.connect(server.url)));
    one?.enter(joe);
    await reader?.sees('Brave Joe has entered the chat');
    other?.enter(joe);
    await other?.sees('Brave Joe has entered the chat');
    one?.leave();
    other?.send(entry('still here'));
    await reader?.sees('still here');
    expect(reader?.texts.slice(-2)).toEqual(['Brave Joe has entered the chat', 'still here']);
    other?.leave();
    await reader?.sees('Brave Joe has left the chat');
    expect(reader?.texts.filter((text) => text.startsWith('Brave Joe has'))).toHaveLength(2);
  });

  test('the number 5 and the text "5" are two people', async () => {
    const client = await FullClient.connect(server.url);
    const other = await FullClient.connect(server.url);
    client.enter({ userID: 5, username: 'Number' });
    other.enter({ userID: '5', username: 'Text' });
    await page.until('three people', () => page.people.size === 3);
    expect([...page.people.keys()]).toEqual(expect.arrayContaining(['claim:5', 'claim:"5"']));
    expect(page.notices).toEqual(expect.arrayContaining(['Number has entered the chat', 'Text has entered the chat']));
  });

  test('entering as another on one socket makes the first one leave', async () => {
    const client = await FullClient.connect(server.url);
    client.enter(joe);
    await page.sees('Brave Joe has entered the chat');
    client.enter(zed);
    await Promise.all(['Calm Zed has entered the chat', 'Brave Joe has left the chat'].map((text) => page.sees(text)));
    client.leave();
    await page.sees('Calm Zed has left the chat');
  });

  test('entering as two at once leaves nobody behind who is not there', async () => {
    const client = await FullClient.connect(server.url);
    client.enter(joe);
    client.enter(zed);
    await page.sees('Calm Zed has entered the chat');
    client.leave();
    await Promise.all(['Brave Joe has left the chat', 'Calm Zed has left the chat'].map((text) => page.sees(text)));
    await page.until('alone', () => page.people.size === 1);
  });

  test('a userID that was given out with a token stays a claim here', async () => {
    const { userID, username } = page.identity as { userID: string; username: string };
    const client = await FullClient.connect(server.url);
    client.enter({ userID, username });
    client.send({ message: 'I am you', userID, username, timeStamp: 1 });
    await page.sees('I am you');

    const said = [...page.messages.values()].at(-1);
    expect(said?.author).toEqual({ userID, username, claimed: true });
    expect(page.people.size).toBe(2);
    // Its leaving is not the page's leaving.
    client.leave();
    await page.until('the claim is gone', () => page.people.size === 1);
    expect([...page.people.keys()]).toEqual([userID]);
    await page.send('I am still here');
  });

  test('one who claims a person and their name does not keep that person from coming back', async () => {
    const { userID, username } = page.identity as { userID: string; username: string };
    const client = await FullClient.connect(server.url);
    client.enter({ userID, username });
    await client.until('two notices', () => client.texts.length === 2);
    await page.reaches(2);
    page.cut();
    await page.until('connected again', () => page.disconnections.length === 1 && page.socket.connected);
    await page.enter(page.head);
    await page.send('back under my name');
    await client.sees('back under my name');
  });

  test('a name that is claimed here is taken on the delta feed', async () => {
    const client = await FullClient.connect(server.url);
    client.enter({ userID: 'x', username: 'Somebody' });
    await page.sees('Somebody has entered the chat');
    const other = await DeltaClient.connect(server.url);
    const identity = { ...(other.identity as NonNullable<typeof other.identity>), username: 'Somebody' };
    expect(await other.refusalOf('UserEnteredRoom', identity)).toBe('name_taken');
  });
});

describe('what is refused', () => {
  test('is refused quietly: nothing happens, and an acknowledgement, where one was asked for, says why', async () => {
    const client = await FullClient.connect(server.url);
    const before = page.seq;
    client.send({ ...entry('x'), message: 5 });
    client.send(entry(' '));
    client.enter({ userID: 'x', username: '\u200b' });
    expect(await client.ask('SendMessage', entry('a'.repeat(4_001)))).toEqual({
      ok: false,
      error: { code: 'message_too_long', message: expect.any(String) },
    });
    expect(await client.ask('UserEnteredRoom')).toMatchObject({ ok: false, error: { code: 'invalid_payload' } });
    expect(client.events).toEqual(['historical_messages']);
    const { seq } = await page.send('the next change');
    expect(seq).toBe(before + 1);
    await client.sees('the next change');
    expect(client.rooms).toHaveLength(1);
    expect(client.socket.connected).toBe(true);
  });

  test('what is done is acknowledged too, where that was asked for', async () => {
    const client = await FullClient.connect(server.url);
    expect(await client.ask('CreateUserData')).toMatchObject({ ok: true, username: expect.any(String) });
    expect(await client.ask('UserEnteredRoom', joe)).toEqual({ ok: true });
    expect(await client.ask('SendMessage', entry('hello'))).toEqual({ ok: true });
    expect(await client.ask('ClearChat')).toEqual({ ok: true });
  });

  test('no event of the delta feed reaches this one, and no token', async () => {
    const client = await FullClient.connect(server.url);
    client.socket.emit('CreateUserData');
    client.enter(joe);
    await page.send('hello');
    await client.sees('hello');
    // The first is for whoever may be of the clustered chat: nobody can tell before they speak.
    const events = ['historical_messages', 'SetUserData', 'RetrieveChatRoomData'];
    expect(new Set(client.events)).toEqual(new Set(events));
    expect(Object.keys(client.userData[0] ?? {})).toEqual(['userID', 'username']);
    for (const shown of client.room ?? []) expect(Object.keys(shown)).toHaveLength(4);
  });
});

test('the room outlives the server, and its clients come back by themselves', async () => {
  const client = await FullClient.connect(server.url, { reconnectionDelay: 20, reconnectionDelayMax: 50 });
  client.enter(joe);
  client.send(entry('before the restart'));
  client.send({ message: 'by number', userID: 7, username: 'Seven', timeStamp: null });
  await client.sees('by number');
  const before = client.room ?? [];

  await server.stop();
  server = await startServer({ clock: new ManualClock(), config: { port: server.port, dataDir: server.dataDir } });
  await client.until('connected again', () => client.disconnections.length === 1 && client.socket.connected);
  client.send(entry('after the restart'));
  await client.sees('after the restart');
  expect(client.room).toEqual([...before, entry('after the restart')]);
});

test('handshakes that ask for the full feed by name, or by nothing at all, get it', async () => {
  for (const auth of [{}, { feed: null }, { feed: 'full' }, { token: 'of another program' }]) {
    const client = await FullClient.connect(server.url, { auth, forceNew: true });
    client.send(entry(`as ${JSON.stringify(auth)}`));
    await client.sees(`as ${JSON.stringify(auth)}`);
  }
});
