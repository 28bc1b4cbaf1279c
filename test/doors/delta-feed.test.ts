import { io } from 'socket.io-client';
import { NoLimiter } from '../../src/adapters/memory/memory-limiter';
import { LEAVE_GRACE_MS, RESTART_GRACE_MS } from '../../src/domain/policies';
import { errors, GENERAL, type Message, type UserData } from '../../src/protocol/index';
import { eventually } from '../support/changing';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { ManualClock } from '../support/manual-clock';
import { type RunningServer, startServer } from '../support/start-server';

let clock: ManualClock;
let server: RunningServer;

beforeEach(async () => {
  clock = new ManualClock();
  server = await startServer({ clock, limiter: new NoLimiter() });
});
afterEach(cleanUp);

const enter = (identity?: UserData) => DeltaClient.enter(server.url, identity);
const connect = (identity?: UserData) => DeltaClient.connect(server.url, identity);

async function restart(): Promise<void> {
  await server.stop();
  clock = new ManualClock();
  server = await startServer({ clock, config: { port: server.port, dataDir: server.dataDir } });
}

/** The client's connection breaks without a word and is made again. It has not entered on the new one. */
async function reconnect(client: DeltaClient): Promise<void> {
  const before = client.disconnections.length;
  client.socket.io.reconnectionDelay(10);
  client.cut();
  await client.until('connected again', () => client.disconnections.length > before && client.socket.connected);
}

function named(client: DeltaClient, username: string): UserData {
  return { ...(client.identity as UserData), username };
}

async function sendMany(client: DeltaClient, count: number, text = 'message'): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => client.send(`${text} ${index}`)));
  await client.sees(`${text} ${count - 1}`);
}

function shown(client: DeltaClient): Message[] {
  return [...client.messages.values()];
}

describe('entering', () => {
  test('CreateUserData answers with a new identity and its token, and sends the requester the same', async () => {
    const [client, other] = [await connect(), await connect()];
    expect(client.userData).toEqual([client.identity]);
    expect(other.identity?.userID).not.toBe(client.identity?.userID);
    expect(other.identity?.token).not.toBe(client.identity?.token);
  });

  test('someone new is told the room, the people, the newest page and the head', async () => {
    const first = await enter();
    await sendMany(first, 60);
    const client = await connect();
    const entered = await client.enter();
    const { userID, username } = client.identity as UserData;

    expect(entered).toMatchObject({
      room: { roomId: GENERAL, name: 'General' },
      head: { seq: 62 },
      you: { userID, username },
      hasOlder: true,
    });
    expect(entered).not.toHaveProperty('resync');
    expect(new Set(entered.people.map((person) => person.userID))).toEqual(new Set([first.identity?.userID, userID]));
    expect(client.messages.size).toBe(50);
    expect(shown(client).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 13));
    expect(client.notices).toEqual([`${username} has entered the chat`]);
  });

  test('the name in the room is the normalised one', async () => {
    const client = await connect();
    client.identity = named(client, '  Ａnna   Ⅳ ');
    const { you } = await client.enter();
    expect(you.username).toBe('Anna IV');
    await client.sees('Anna IV has entered the chat');
  });

  test('entering again adds no notice', async () => {
    const client = await enter();
    await client.enter();
    await client.enter(client.head);
    expect((await client.send('next')).seq).toBe(2);
  });

  test('a message has its author, the server’s time and the sender’s clientId', async () => {
    const [client, other] = [await enter(), await enter()];
    const { id, seq, sentAt } = await client.send('hello', 'my-id-1');
    await other.sees('hello');
    const { userID, username } = client.identity as UserData;
    expect(sentAt).toBe(clock.now());
    expect(other.messages.get(seq)).toEqual({
      id,
      seq,
      changedSeq: seq,
      kind: 'message',
      author: { userID, username },
      message: 'hello',
      sentAt,
      clientId: 'my-id-1',
    });
  });

  test('those who enter in the middle of a flood end with the same room as everyone', async () => {
    const sender = await enter();
    const late = await Promise.all([1, 2, 3, 4].map(() => connect()));
    let flooding = true;
    const flood = (async () => {
      for (let round = 0; flooding; round += 1) await sendMany(sender, 20, `round ${round}, message`);
    })();
    for (const client of late) {
      await client.enter();
      await client.reaches(client.seq + 20);
    }
    flooding = false;
    await flood;
    const whole = await sender.loadAll();
    for (const client of late) {
      await client.reaches(sender.seq);
      expect(shown(client)).toEqual(whole.slice(-client.messages.size));
    }
  });
});

describe('coming back', () => {
  test('with the head where one was, one is told just what changed since', async () => {
    const [client, other] = [await enter(), await enter()];
    await other.send('before');
    await client.sees('before');
    await reconnect(client);
    await sendMany(other, 20, 'meanwhile');
    const entered = await client.enter(client.head);

    expect('changes' in entered && entered.changes.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 4),
    );
    expect(client.texts).toEqual(other.texts);
  });

  test('where nothing changed, nothing is told', async () => {
    const client = await enter();
    await reconnect(client);
    expect(await client.enter(client.head)).toMatchObject({ head: { seq: 1 }, changes: [] });
  });

  test('after a clear one is told that, and what followed', async () => {
    const [client, other] = [await enter(), await enter()];
    await sendMany(other, 3, 'soon gone');
    await client.sees('soon gone 2');
    await reconnect(client);
    await other.send('never seen');
    const { seq } = await other.expectOk('ClearChat', undefined);
    await other.send('after');
    await other.sees('after');
    const entered = await client.enter(client.head);

    const { userID, username } = other.identity as UserData;
    expect('changes' in entered && entered.changes).toEqual([
      { type: 'cleared', seq, by: { userID, username } },
      { type: 'message', seq: seq + 1, message: expect.objectContaining({ message: 'after' }) },
    ]);
    expect(shown(client)).toEqual(shown(other));
  });

  test.each([
    ['the head of another epoch', { epoch: 'another', seq: 1 }],
    ['a head that is ahead of the room', { seq: 1_000_000 }],
  ])('with %s one starts afresh', async (_name, since) => {
    const client = await enter();
    await client.send('hello');
    await client.sees('hello');
    const head = { epoch: client.head?.epoch as string, ...since };
    const entered = await client.enter(head);
    expect(entered).toMatchObject({ resync: true, head: { seq: 2 }, hasOlder: false });
    expect('messages' in entered && entered.messages).toHaveLength(2);
  });

  test('after a restart of the server too, one is told just what changed since', async () => {
    const [client, other] = [await enter(), await enter()];
    await sendMany(other, 5);
    await client.sees('message 4');
    await reconnect(client);
    await other.send('meanwhile');
    client.socket.io.reconnectionDelay(10);
    await restart();
    await client.until('connected again', () => client.disconnections.length === 2 && client.socket.connected);
    const entered = await client.enter(client.head);
    expect('changes' in entered && entered.changes.map((change) => change.type)).toEqual(['message']);
    expect(client.texts.at(-1)).toBe('meanwhile');
  });
});

describe('a retry', () => {
  test('answers what the first answered and adds nothing', async () => {
    const client = await enter();
    const first = await client.send('once', 'retried');
    expect(await client.send('once', 'retried')).toEqual(first);
    expect((await client.send('next')).seq).toBe(first.seq + 1);
    await client.sees('next');
    expect(client.texts).toEqual(['once', 'next']);
  });

  test('in the same tick adds nothing either', async () => {
    const client = await enter();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.send('once', 'retried')));
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    await client.send('next');
    await client.sees('next');
    expect(client.texts).toEqual(['once', 'next']);
  });

  test('after a reconnect, from another tab and after a restart of the server adds nothing', async () => {
    const client = await enter();
    const first = await client.send('once', 'retried');
    await reconnect(client);
    await client.enter(client.head);
    expect(await client.send('once', 'retried')).toEqual(first);
    const tab = await enter(client.identity);
    expect(await tab.send('once', 'retried')).toEqual(first);
    await restart();
    const later = await enter(client.identity);
    expect(await later.send('once', 'retried')).toEqual(first);
    expect((await later.loadAll()).filter(({ message }) => message === 'once')).toHaveLength(1);
  });

  test('after a clear does not bring the message back', async () => {
    const client = await enter();
    const first = await client.send('once', 'retried');
    await client.expectOk('ClearChat', {});
    expect(await client.send('once', 'retried')).toEqual(first);
    await client.send('next');
    await client.sees('next');
    expect(client.texts).toEqual(['next']);
  });

  test('with another text is refused', async () => {
    const client = await enter();
    await client.send('once', 'retried');
    const other = { message: 'other', clientId: 'retried' };
    expect(await client.refusalOf('SendMessage', other)).toBe('client_id_reused');
    expect((await client.send('next')).seq).toBe(3);
  });

  test('is the sender’s own: the same clientId of another person is another message', async () => {
    const [client, other] = [await enter(), await enter()];
    await client.send('mine', 'same');
    await other.send('yours', 'same');
    await Promise.all([client.sees('yours'), other.sees('yours')]);
    expect(other.texts).toEqual(['mine', 'yours']);
  });
});

describe('what is refused', () => {
  test.each([
    ['SendMessage', { message: 'hello', clientId: '1' }],
    ['LoadMessages', { before: 10 }],
    ['ClearChat', {}],
  ] as const)('%s of someone who has not entered', async (command, payload) => {
    const [client, witness] = [await connect(), await enter()];
    expect(await client.refusalOf(command, payload)).toBe('session_required');
    expect((await witness.send('next')).seq).toBe(2);
    expect(client.batches).toEqual([]);
  });

  test('an identity whose token is wrong, cut short, or another’s', async () => {
    const [client, other] = [await connect(), await connect()];
    const identity = client.identity as UserData;
    const tokens = [
      '',
      'x',
      identity.token.slice(1),
      `${identity.token}x`,
      'é'.repeat(43),
      other.identity?.token ?? '',
    ];
    for (const token of tokens) {
      expect(await client.refusalOf('UserEnteredRoom', { ...identity, token })).toBe('token_invalid');
    }
    expect((await client.enter()).head.seq).toBe(1);
  });

  test('a name that is taken, or looks like one that is', async () => {
    const client = await connect();
    client.identity = named(client, 'Paul Iver');
    await client.enter();
    const other = await connect();
    for (const name of ['Paul Iver', 'PAUL IVER', 'Ｐaul  Iver', 'Раul Iver', 'Paul lver']) {
      expect([name, await other.refusalOf('UserEnteredRoom', named(other, name))]).toEqual([name, 'name_taken']);
    }
    other.identity = named(other, 'Paula Iver');
    expect((await other.enter()).head.seq).toBe(2);
  });

  test('a name that cannot be read, or is too long', async () => {
    const client = await connect();
    const names = ['', '   ', 'a\u200bb', 'a\u202eb', '\u2800', 'a\nb', 'a\u0000b', '---', 'a'.repeat(49), '\ud800'];
    for (const name of names) {
      expect([name, await client.refusalOf('UserEnteredRoom', named(client, name))]).toEqual([name, 'name_invalid']);
    }
    client.identity = named(client, 'a'.repeat(48));
    expect((await client.enter()).head.seq).toBe(1);
  });

  test('a text that is empty, too long or cannot be shown', async () => {
    const client = await enter();
    const codeFor = (message: string) => client.refusalOf('SendMessage', { message, clientId: '1' });
    for (const text of ['', ' \n\t ', '\u200b\u200d']) expect(await codeFor(text)).toBe('message_empty');
    for (const text of ['a\u0000', 'a\u001b[31m', '\ud800', '\u0085'])
      expect(await codeFor(text)).toBe('message_invalid');
    expect(await codeFor('a'.repeat(4_001))).toBe('message_too_long');
    expect(await codeFor('👩'.repeat(4_001))).toBe('message_too_long');
    expect((await client.send('👩'.repeat(4_000))).seq).toBe(2);
    expect((await client.send('a\n\tb')).seq).toBe(3);
  });

  test('a room that there is not', async () => {
    const client = await enter();
    const roomId = 'elsewhere';
    expect(await client.refusalOf('UserEnteredRoom', { ...(client.identity as UserData), roomId })).toBe(
      'room_not_found',
    );
    expect(await client.refusalOf('SendMessage', { roomId, message: 'x', clientId: '1' })).toBe('room_not_found');
    expect((await client.send('in General')).seq).toBe(2);
  });

  test('is told with the code and the words of the table', async () => {
    const client = await connect();
    const { message } = errors.session_required;
    expect(await client.ask('ClearChat', {})).toEqual({ ok: false, error: { code: 'session_required', message } });
  });

  test('a handshake for a feed that there is not', async () => {
    for (const feed of ['nonsense', 'Delta', '', 5, true, {}, ['delta']]) {
      expect([feed, await handshakeError(feed)]).toEqual([
        feed,
        { code: 'unknown_feed', message: errors.unknown_feed.message },
      ]);
    }
  });
});

/** What a refused client reads beside `connect_error`. */
function handshakeError(feed: unknown): Promise<unknown> {
  const socket = io(server.url, { transports: ['websocket'], reconnection: false, forceNew: true, auth: { feed } });
  onCleanUp(() => socket.disconnect());
  return new Promise((resolve, reject) => {
    socket.on('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
    socket.on('connect', () => reject(new Error('connected')));
  });
}

describe('history', () => {
  test('pages lead back to the first message, beyond what is in memory', async () => {
    const client = await enter();
    await sendMany(client, 1_150);
    const reader = await enter();
    const whole = await reader.loadAll();
    expect(whole.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_152 }, (_, index) => index + 1));
    expect(whole.filter(({ kind }) => kind === 'message').map(({ message }) => message)).toEqual(client.texts);
    // However the pages fall on the edge of memory, they are the same.
    expect(await reader.loadAll(undefined, 77)).toEqual(whole);
    await restart();
    expect((await (await enter(reader.identity)).loadAll()).slice(0, 1_152)).toEqual(whole);
  });

  test('a page holds what stands before a message, as many as asked for, 50 unless said', async () => {
    const client = await enter();
    await sendMany(client, 120);
    const seqs = async (before: number, limit?: number) => {
      const page = await client.expectOk('LoadMessages', { before, ...(limit ? { limit } : {}) });
      return [page.messages[0]?.seq, page.messages.at(-1)?.seq, page.messages.length, page.hasOlder];
    };
    expect(await seqs(100)).toEqual([50, 99, 50, true]);
    expect(await seqs(100, 100)).toEqual([1, 99, 99, false]);
    expect(await seqs(101, 100)).toEqual([1, 100, 100, false]);
    expect(await seqs(102, 100)).toEqual([2, 101, 100, true]);
    expect(await seqs(2)).toEqual([1, 1, 1, false]);
    expect(await seqs(1)).toEqual([undefined, undefined, 0, false]);
    expect(await seqs(9_000_000, 1)).toEqual([121, 121, 1, true]);
  });

  test('pages end at a clear', async () => {
    const client = await enter();
    await sendMany(client, 1_100, 'hidden');
    await client.expectOk('ClearChat', {});
    await sendMany(client, 30, 'shown');
    expect((await client.loadAll(undefined, 20)).map(({ message }) => message)).toEqual(client.texts);
    expect(client.texts).toHaveLength(30);
    expect(await client.expectOk('LoadMessages', { before: 500 })).toEqual({
      messages: [],
      hasOlder: false,
      hasNewer: true,
    });
    await restart();
    const later = await enter(client.identity);
    expect(await later.expectOk('LoadMessages', { before: 500 })).toEqual({
      messages: [],
      hasOlder: false,
      hasNewer: true,
    });
    expect(await later.loadAll()).toHaveLength(30);
  });
});

test('under many senders at once, every reader sees one order without a gap', async () => {
  const clients = await Promise.all(Array.from({ length: 6 }, () => enter()));
  const full = await FullClient.connect(server.url);
  await Promise.all(
    clients.map(async (client, sender) => {
      for (let index = 0; index < 40; index += 1) {
        // Some wait for the answer, some do not.
        const sent = client.send(`${sender}: ${index}`);
        if (sender % 2 === 0) await sent;
        if (sender === 5 && index === 20) client.socket.emit('ClearChat', {});
      }
    }),
  );
  const last = await clients[0]?.send('the last');
  await Promise.all([...clients, full].map((client) => client.sees('the last')));
  const [first, ...others] = clients.map(shown);
  for (const other of others) expect(other).toEqual(first);
  expect(full.texts).toEqual(first?.map(({ message }) => message));
  expect(clients[0]?.seq).toBe(last?.seq);
  for (const sender of clients.keys()) {
    const own = full.texts.filter((text) => text.startsWith(`${sender}: `)).map((text) => Number(text.slice(3)));
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
});

test('a clear empties the room for everyone and says who did it', async () => {
  const [client, other] = [await enter(), await enter()];
  await client.send('soon gone');
  await other.sees('soon gone');
  const { seq } = await client.expectOk('ClearChat', undefined);
  await other.reaches(seq);
  expect(other.messages.size).toBe(0);
  const { userID, username } = client.identity as UserData;
  expect(other.batches.at(-1)?.changes).toEqual([{ type: 'cleared', seq, by: { userID, username } }]);
});

/** What waits for its time while nobody leaves: the server looks for rooms that nobody uses, and for files that nobody has. */
const IDLE_TASKS = 2;
/** What waits while one person may come back: to the room, and at all. */
const LEAVING_TASKS = 2;

describe('who is here', () => {
  test('everyone is told who comes', async () => {
    const client = await enter();
    const other = await enter();
    const { userID, username } = other.identity as UserData;
    await client.until('two people', () => client.people.size === 2);
    expect(client.people.get(userID)).toEqual({ userID, username });
    await client.sees(`${username} has entered the chat`);
  });

  test('a reload in time makes no notice; staying away makes one', async () => {
    const [client, other] = [await enter(), await enter()];
    const { userID, username } = other.identity as UserData;
    other.leave();
    await eventually('the server noticed', () => clock.waiting === IDLE_TASKS + LEAVING_TASKS);
    clock.advance(LEAVE_GRACE_MS - 1);
    const reloaded = await enter(other.identity);
    expect(clock.waiting).toBe(IDLE_TASKS);
    clock.advance(LEAVE_GRACE_MS);
    expect((await reloaded.send('still here')).seq).toBe(3);

    reloaded.leave();
    await eventually('the server noticed', () => clock.waiting === IDLE_TASKS + LEAVING_TASKS);
    clock.advance(LEAVE_GRACE_MS);
    await client.sees(`${username} has left the chat`);
    await client.until('alone', () => client.people.size === 1);
    expect(client.people.has(userID)).toBe(false);
    expect(client.notices.filter((text) => text.startsWith(username))).toEqual([
      `${username} has entered the chat`,
      `${username} has left the chat`,
    ]);
    // The name is free again.
    const next = await connect();
    next.identity = named(next, username);
    expect((await next.enter()).you.username).toBe(username);
  });

  test('two tabs are one person, who is here until the last is closed', async () => {
    const client = await enter();
    const [tab, secondTab] = [await enter(), await connect()];
    secondTab.identity = tab.identity;
    await secondTab.enter();
    const { username } = tab.identity as UserData;
    await tab.send('from one tab');
    await secondTab.sees('from one tab');

    tab.leave();
    await client.send('still two');
    clock.advance(LEAVE_GRACE_MS);
    await secondTab.send('still here');
    await client.sees('still here');
    expect(client.people.size).toBe(2);
    secondTab.leave();
    await eventually('the server noticed', () => clock.waiting === IDLE_TASKS + LEAVING_TASKS);
    clock.advance(LEAVE_GRACE_MS);
    await client.sees(`${username} has left the chat`);
    expect(client.notices.filter((text) => text.startsWith(username))).toHaveLength(2);
  });

  test('after a restart, those who come back in time make no notice, and the others leave', async () => {
    const [back, gone] = [await enter(), await enter()];
    await restart();
    const client = await enter(back.identity);
    expect(client.seq).toBe(2);
    clock.advance(RESTART_GRACE_MS);
    await client.sees(`${gone.identity?.username} has left the chat`);
    await client.until('alone', () => client.people.size === 1);
    expect(client.seq).toBe(3);
  });

  test('someone who keeps their name may come back while another’s claim bears it, and nobody else may', async () => {
    const client = await enter();
    const claim = await FullClient.connect(server.url);
    claim.enter({ userID: 'claimed', username: client.identity?.username as string });
    await client.until('two people', () => client.people.size === 2);
    await client.enter(client.head);
    const other = await connect();
    expect(await other.refusalOf('UserEnteredRoom', named(other, client.identity?.username as string))).toBe(
      'name_taken',
    );
  });
});
