import { io } from 'socket.io-client';
import { everything } from '../../src/domain/authority/pace';
import type { ErrorCode, Reply, UserData } from '../../src/protocol/index';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { ask } from '../support/http-client';
import { onlyConnections } from '../support/only-connections';
import { RawClient } from '../support/raw-client';
import { type RunningServer, startServer } from '../support/start-server';

/** One server, and one process, for all of this: nothing here may end it. Its log must stay free of errors. */
let server: RunningServer;
/** Two who talk on, whatever the others send. */
let honest: DeltaClient;
let honestFull: FullClient;
let identity: UserData;
let head: number;
let count = 0;

beforeAll(async () => {
  server = await startServer({ limiter: onlyConnections() });
  honest = await DeltaClient.enter(server.url);
  honestFull = await FullClient.connect(server.url);
  identity = (await DeltaClient.connect(server.url)).identity as UserData;
});
afterAll(cleanUp);

beforeEach(() => {
  head = honest.seq;
});

/** Nothing was stored or shown since the test began, and those who mean no harm go on. */
async function expectNothingHappened(): Promise<void> {
  count += 1;
  const text = `honest message ${count}`;
  expect((await honest.send(text)).seq).toBe(head + 1);
  await Promise.all([honest.sees(text), honestFull.sees(text)]);
  expect(Object.prototype).not.toHaveProperty('polluted');
}

type Payload = Record<string, unknown>;

/** Payloads that no command takes. */
const wrongForAll: [string, unknown[]][] = [
  ['null', [null]],
  ['a number', [5]],
  ['a text', ['text']],
  ['true', [true]],
  ['an array', [[]]],
  ['a text as bytes', [Buffer.from('{"message":"hello"}')]],
  ['an object with __proto__ as a key', [JSON.parse('{"__proto__":{"polluted":true}}')]],
  ['an object with constructor as a key', [{ constructor: { prototype: { polluted: true } } }]],
];

const wrongValues: unknown[] = [null, true, [], ['x'], {}, { toString: 'x' }, Buffer.from('x')];

/** All that can be wrong with a payload of these fields. `also` are wrong values by field. */
function wrongFor(valid: Payload, optional: string[], also: Record<string, unknown[]>): [string, unknown[]][] {
  const withWrong = (field: string) =>
    [...wrongValues, ...(also[field] ?? [])].map((value): [string, unknown[]] => [
      `${field}: ${Buffer.isBuffer(value) ? 'bytes' : JSON.stringify(value)}`.slice(0, 60),
      [{ ...valid, [field]: value }],
    ]);
  const without = Object.keys(valid)
    .filter((field) => !optional.includes(field))
    .map((field): [string, unknown[]] => {
      const { [field]: _left, ...rest } = valid;
      return [`without ${field}`, [rest]];
    });
  return [
    ...wrongForAll,
    ['no payload', []],
    ['an empty object', [{}]],
    ['an array of the right object', [[valid]]],
    ['the right object twice', [valid, valid]],
    ['the right object and something more', [valid, null]],
    ...without,
    ...Object.keys(valid).flatMap(withWrong),
  ];
}

/** Fields that are not in the contract: refused on the delta feed. */
function withMore(valid: Payload): [string, unknown[]][] {
  return [
    ['a field too many', [{ ...valid, more: 1 }]],
    ['__proto__ too', [JSON.parse(`${JSON.stringify(valid).slice(0, -1)},"__proto__":{"polluted":true}}`)]],
    ['constructor too', [{ ...valid, constructor: 'x' }]],
  ];
}

const nothingWanted: [string, unknown[]][] = [...wrongForAll, ['an object', [{ a: 1 }]], ['two payloads', [{}, {}]]];

const message = { message: 'hello', clientId: 'x', roomId: 'general' };
const wrongNumbers = [0, -1, 1.5, '5', 1e300];

const onDelta: Record<string, [string, unknown[]][]> = {
  CreateUserData: [...nothingWanted, ['an empty object', [{}]]],
  ClearChat: [
    ...nothingWanted,
    ...wrongFor({ roomId: 'general' }, ['roomId'], { roomId: [5, '', 'x'.repeat(65)] }),
  ].filter(
    // These two are right.
    ([name]) => name !== 'an empty object' && name !== 'no payload',
  ),
  SendMessage: [
    ...wrongFor(message, ['roomId'], { message: [5], clientId: [5, '', 'x'.repeat(65)], roomId: [5, ''] }),
    ...withMore(message),
  ],
  LoadMessages: [
    ...wrongFor({ before: 5, limit: 5, roomId: 'general' }, ['before', 'limit', 'roomId'], {
      before: wrongNumbers,
      limit: [...wrongNumbers, 101, 1e9],
    }).filter(
      // Asks for the newest page.
      ([name]) => name !== 'an empty object',
    ),
    ...withMore({ before: 5 }),
  ],
};

/** Filled in by the tests, when there is an identity. */
const enteringOnDelta: [string, (valid: Payload) => unknown[]][] = wrongFor(
  { userID: 0, username: 0, token: 0, roomId: 'general', since: 0 },
  ['roomId', 'since'],
  {
    userID: [5, '', 'not a UUID', '../../x'],
    username: [5, 'x'.repeat(1_001)],
    token: [5, 'x'.repeat(201)],
    since: [
      5,
      'x',
      { epoch: 'x' },
      { seq: 1 },
      { epoch: 5, seq: 1 },
      { epoch: 'x', seq: -1 },
      { epoch: 'x', seq: 1.5 },
    ],
  },
)
  // Enters as whoever the connection is already.
  .filter(([name]) => name !== 'an empty object')
  .map(([name, payload]) => [name, (valid) => payload.map((one) => fill(one, valid))]);

/** The placeholders of a payload become what is right. */
function fill(payload: unknown, valid: Payload): unknown {
  if (Array.isArray(payload)) return payload.map((one) => fill(one, valid));
  if (typeof payload !== 'object' || payload === null || Buffer.isBuffer(payload)) return payload;
  if (!('userID' in payload || 'username' in payload)) return payload;
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, value === 0 ? valid[key] : value]));
}

const person = { userID: 'x', username: 'Joe' };
const spoken = { message: 'hello', ...person, timeStamp: 1 };
const wrongPerson = { userID: [0, '', 'x'.repeat(129)], username: [5, 'x'.repeat(1_001)] };

const onFull: Record<string, [string, unknown[]][]> = {
  CreateUserData: [...nothingWanted, ['an empty object', [{}]]],
  ClearChat: [...nothingWanted, ['an empty object', [{}]]],
  UserEnteredRoom: wrongFor(person, [], wrongPerson),
  SendMessage: wrongFor(spoken, [], { ...wrongPerson, message: [5], timeStamp: ['x'.repeat(129)] }).filter(
    ([name]) => name !== 'timeStamp: null',
  ),
};

function cases(table: Record<string, [string, unknown[]][]>): [string, string, unknown[]][] {
  return Object.entries(table).flatMap(([event, list]) =>
    list.map(([name, payload]): [string, string, unknown[]] => [event, name, payload]),
  );
}

interface Asking {
  socket: { emit(event: string, ...payload: unknown[]): unknown; connected: boolean };
}

async function codeOf({ socket }: Asking, event: string, payload: unknown[]): Promise<ErrorCode | undefined> {
  const reply = await new Promise<Reply<object>>((resolve) => socket.emit(event, ...payload, resolve));
  if (!reply.ok) expect(Object.keys(reply.error).filter((key) => key !== 'retryAfterMs')).toEqual(['code', 'message']);
  return reply.ok ? undefined : reply.error.code;
}

/** Refused with this code, and without an acknowledgement quietly. The connection stays. */
async function expectRefused(client: Asking, event: string, payload: unknown[], code: ErrorCode): Promise<void> {
  client.socket.emit(event, ...payload);
  expect(await codeOf(client, event, payload)).toBe(code);
  await expectNothingHappened();
  expect(client.socket.connected).toBe(true);
}

describe('on the delta feed', () => {
  let client: DeltaClient;
  beforeAll(async () => {
    // Someone who is in, so that only the payload is wrong.
    client = await DeltaClient.enter(server.url);
    await honest.reaches(client.seq);
  });
  // Those who go too far are refused first: another connection for each few.
  beforeEach(() => client.reaches(honest.seq));

  test.each(cases(onDelta))('%s with %s is refused', async (event, _name, payload) => {
    await expectRefused(client, event, payload, 'invalid_payload');
  });

  test.each(enteringOnDelta)('UserEnteredRoom with %s is refused', async (_name, payload) => {
    const valid = { ...identity, since: { epoch: 'x', seq: 1 } };
    await expectRefused(client, 'UserEnteredRoom', payload(valid), 'invalid_payload');
  });

  test.each(['a field too many', '__proto__ too', 'constructor too'])(
    'UserEnteredRoom with %s is refused',
    async (name) => {
      const payload = new Map(withMore({ ...identity })).get(name) as unknown[];
      await expectRefused(client, 'UserEnteredRoom', payload, 'invalid_payload');
    },
  );

  test.each<[string, ErrorCode, () => [string, Payload]]>([
    [
      'a text of 4,001 characters',
      'message_too_long',
      () => ['SendMessage', { ...message, message: 'a'.repeat(4_001) }],
    ],
    [
      'a text of 60,000 characters',
      'message_too_long',
      () => ['SendMessage', { ...message, message: 'a'.repeat(60_000) }],
    ],
    ['a name of 49 characters', 'name_invalid', () => ['UserEnteredRoom', { ...identity, username: 'a'.repeat(49) }]],
    ['a token of nobody', 'token_invalid', () => ['UserEnteredRoom', { ...identity, token: 'x' }]],
    ['a room that there is not', 'room_not_found', () => ['SendMessage', { ...message, roomId: '__proto__' }]],
  ])('%s is refused with %s', async (_name, code, make) => {
    const [event, payload] = make();
    await expectRefused(client, event, [payload], code);
  });
});

describe('on the full feed', () => {
  let client: FullClient;
  beforeAll(async () => {
    client = await FullClient.connect(server.url);
  });

  test.each(cases(onFull))('%s with %s is refused, quietly', async (event, _name, payload) => {
    await expectRefused(client, event, payload, 'invalid_payload');
    expect(client.events.filter((name) => name !== 'RetrieveChatRoomData')).toEqual([]);
  });

  test.each<[string, ErrorCode, string, Payload]>([
    ['a text of 4,001 characters', 'message_too_long', 'SendMessage', { ...spoken, message: 'a'.repeat(4_001) }],
    ['an empty text', 'message_empty', 'SendMessage', { ...spoken, message: '' }],
    ['a text with a NUL', 'message_invalid', 'SendMessage', { ...spoken, message: 'a\0' }],
    ['a name of 49 characters', 'name_invalid', 'UserEnteredRoom', { ...person, username: 'a'.repeat(49) }],
    ['an empty name', 'name_invalid', 'UserEnteredRoom', { ...person, username: '' }],
    ['a message by an empty name', 'name_invalid', 'SendMessage', { ...spoken, username: '' }],
  ])('%s is refused with %s, quietly', async (_name, code, event, payload) => {
    await expectRefused(client, event, [payload], code);
  });

  test('a field too many is dropped, whatever its name', async () => {
    const more = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x","kind":"left","seq":1}');
    const sent = JSON.parse(`${JSON.stringify(spoken).slice(0, -1)},${JSON.stringify(more).slice(1)}`);
    expect(await codeOf(client, 'SendMessage', [sent])).toBeUndefined();
    await honest.until('the message', () => honest.seq === head + 1);
    await honestFull.until('the message', () => honestFull.texts.at(-1) === 'hello');
    expect(honestFull.room?.at(-1)).toEqual(spoken);
    head += 1;
    await expectNothingHappened();
  });
});

describe.each(['delta', undefined] as const)('frames on the feed %s', (feed) => {
  const eventNames = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'error',
    'connection',
    'message',
    'x',
  ];

  test.each(eventNames)('the event name "%s" is unknown', async (name) => {
    const client = await RawClient.connect(server.url, feed);
    client.write(`42${JSON.stringify([name, {}])}`);
    expect(await client.ask(1, JSON.stringify([name]))).toMatchObject({
      ok: false,
      error: { code: 'unknown_command' },
    });
    expect(await client.ask(2, JSON.stringify([name, {}, 1]))).toMatchObject({ error: { code: 'unknown_command' } });
    await expectNothingHappened();
    expect(client.closed).toBeUndefined();
  });

  test('a number as the event name is unknown', async () => {
    const client = await RawClient.connect(server.url, feed);
    expect(await client.ask(1, '[5]')).toMatchObject({ error: { code: 'unknown_command' } });
    await expectNothingHappened();
  });

  test('an event without a name and packets of the transport’s own are ignored', async () => {
    const client = await RawClient.connect(server.url, feed);
    client.write('42', '6', '1');
    expect(await client.ask(1, '["CreateUserData"]')).toMatchObject({ ok: true });
    await expectNothingHappened();
    expect(client.closed).toBeUndefined();
  });

  test.each([
    ['an object as the event name', '42[{"toString":1}]'],
    ['null as the event name', '42[null]'],
    ['no event name', '42[]'],
    ['no array', '42{"0":"CreateUserData"}'],
    ['a text', '42"CreateUserData"'],
    ['broken JSON', '42["SendMessage",{"message":'],
    ['JSON 20,000 deep', `42["SendMessage",${'['.repeat(20_000)}`],
    ['the reserved name connect', '42["connect"]'],
    ['the reserved name connect_error', '42["connect_error",{}]'],
    ['the reserved name disconnect', '42["disconnect","x"]'],
    ['the reserved name disconnecting', '42["disconnecting"]'],
    ['the reserved name newListener', '42["newListener","x"]'],
    ['the reserved name removeListener', '42["removeListener","x"]'],
    ['an unknown packet type', '49["x"]'],
    ['a letter as packet type', '4x'],
    ['another namespace', '42/elsewhere,["CreateUserData"]'],
    ['thousands of attachments', '459999-["SendMessage",{"_placeholder":true,"num":0}]'],
    ['attachments without a number', '45-["SendMessage"]'],
    ['text where an attachment was announced', ['451-["SendMessage",{"_placeholder":true,"num":0}]', '42["x"]']],
    ['an attachment of another number', ['451-["SendMessage",{"_placeholder":true,"num":7}]', Buffer.from('x')]],
    ['bytes that nothing announced', Buffer.from([1, 2, 3])],
    ['connecting twice', '40'],
    ['an acknowledgement of nothing', '430[]'],
    ['an acknowledgement of an unknown number', '43999999999999999[null]'],
  ] as [string, string | Buffer | (string | Buffer)[]][])('%s closes that connection alone', async (_name, frames) => {
    const client = await RawClient.connect(server.url, feed);
    client.write(...[frames].flat());
    await client.untilClosed();
    await expectNothingHappened();
  });

  test('more than 64 KiB in one packet closes the connection with 1009', async () => {
    const client = await RawClient.connect(server.url, feed);
    client.write(`42["SendMessage",{"message":"${'a'.repeat(65_536)}"}]`);
    expect((await client.untilClosed()).code).toBe(1009);
    await expectNothingHappened();
  });

  test('a garbled WebSocket text closes the connection with 1007', async () => {
    const client = await RawClient.connect(server.url, feed);
    client.writeText(Buffer.from([0x34, 0x32, 0xff, 0xfe]));
    expect((await client.untilClosed()).code).toBe(1007);
    await expectNothingHappened();
  });

  test('a burst is refused, and told when to try again; its sender stays', async () => {
    const client = await RawClient.connect(server.url, feed);
    client.write(...Array.from({ length: everything.points }, () => '42["CreateUserData"]'));
    expect(await client.ask(1, '["CreateUserData"]')).toMatchObject({
      ok: false,
      error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
    });
    await expectNothingHappened();
    expect(client.closed).toBeUndefined();
  });

  test('a burst beyond all measure closes the connection, on the delta feed with a Goodbye', async () => {
    const client = await RawClient.connect(server.url, feed);
    const burst = Array.from({ length: 1_000 }, () => '42["SendMessage",null]');
    for (let sent = 0; sent <= everything.abuse; sent += burst.length) client.write(...burst);
    await client.untilClosed();
    const goodbyes = client.frames.filter((frame) => frame.startsWith('42["Goodbye"'));
    expect(goodbyes.map((frame) => JSON.parse(frame.slice(2))[1].error.code)).toEqual(feed ? ['abuse'] : []);
    await expectNothingHappened();
  });
});

describe('before a connection is one', () => {
  test('garbage instead of connecting closes the connection, or is answered with an error', async () => {
    const garbage = [
      'garbage',
      '42["SendMessage",null]',
      '40/elsewhere,',
      '40{"feed":',
      '40[1]',
      '4',
      Buffer.from('x'),
    ];
    for (const frame of garbage) {
      const client = await RawClient.open(server.url);
      client.write(frame);
      const isRefused = () => client.closed !== undefined || client.frames.some((one) => one.startsWith('44'));
      await client.until(`${frame} refused`, isRefused);
    }
    await expectNothingHappened();
  });

  test('an old protocol, an unknown transport and a guessed session are refused by number', async () => {
    const answers: [string, number, number][] = [
      ['EIO=3&transport=polling', 400, 5],
      ['transport=polling', 400, 5],
      ['EIO=4&transport=carrier-pigeon', 400, 0],
      ['EIO=4&transport=__proto__', 400, 0],
      ['EIO=4&transport=polling&sid=guessed', 400, 1],
      ['EIO=4&transport=polling&sid=__proto__', 400, 1],
      ['EIO=4&transport=websocket', 400, 3],
    ];
    for (const [query, status, code] of answers) {
      const { status: given, body } = await ask(server, `/socket.io/?${query}`);
      expect([query, given, JSON.parse(body).code]).toEqual([query, status, code]);
    }
    const path = '/socket.io/?EIO=4&transport=polling&sid=guessed';
    expect((await ask(server, path, { method: 'POST', body: '4x' })).status).toBe(400);
    await expectNothingHappened();
  });

  test('a WebSocket of an old protocol or of a guessed session is not opened', async () => {
    for (const query of ['EIO=3&transport=websocket', 'EIO=4&transport=websocket&sid=guessed']) {
      const client = await RawClient.open(server.url, query);
      await client.untilClosed();
      expect(client.frames).toEqual([]);
    }
    await expectNothingHappened();
  });

  test('a polling body that is too large is refused, and one that is garbage ends its session', async () => {
    const { body: opened } = await ask(server, '/socket.io/?EIO=4&transport=polling');
    const path = `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(opened.slice(1)).sid}`;
    expect((await ask(server, path, { method: 'POST', body: 'x'.repeat(65_537) })).status).toBe(413);
    const waiting = ask(server, path);
    await ask(server, '/healthz');
    await ask(server, path, { method: 'POST', body: 'garbage' });
    await waiting;
    expect(await ask(server, path)).toMatchObject({ status: 400, body: expect.stringContaining('Session ID unknown') });
    await expectNothingHappened();
  });
});

test('a handshake with an identity, a feed or a header made of nonsense lets nobody in as someone', async () => {
  for (const auth of [
    { userID: identity.userID, token: 'x' },
    JSON.parse('{"__proto__":{"feed":"delta"}}'),
    { feed: 'full', x: [] },
  ]) {
    const socket = io(server.url, {
      transports: ['websocket'],
      forceNew: true,
      auth,
      extraHeaders: { Cookie: 'a=b', Origin: 'null' },
    });
    onCleanUp(() => socket.disconnect());
    expect(await codeOf({ socket }, 'LoadMessages', [{ before: 5 }])).toBe('unknown_command');
  }
  await expectNothingHappened();
});

test('a limit counts each connection by itself', async () => {
  const limiter = onlyConnections({ points: 3, seconds: 60 });
  const limited = await startServer({ limiter });
  const [one, other] = [await DeltaClient.enter(limited.url), await DeltaClient.enter(limited.url)];
  await one.send('the third command');
  expect(await one.refusalOf('SendMessage', { message: 'the fourth', clientId: '4' })).toBe('rate_limited');
  await other.send('another’s third');
  await one.sees('another’s third');
});
