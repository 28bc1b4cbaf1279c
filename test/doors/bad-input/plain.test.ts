import { answerTo, HttpAsking } from '../../support/asking';
import { cleanUp } from '../../support/clean-up';
import { PlainClient } from '../../support/plain-client';
import { noWebSocket } from './frame-cases';
import { noMessages, noPlainWebSocket, refused } from './plain-cases';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(cleanUp);

const connect = () => PlainClient.connect(scene.server.url);

const broken = [
  ...noWebSocket.map(([name, bytes, fault, code]) => ({ name, bytes: Buffer.from(bytes), fault, code })),
  ...noPlainWebSocket.map(([name, bytes, code]) => ({ name, bytes, fault: 'packet_malformed', code })),
];

test.each(['packet_malformed', 'packet_too_large'])(
  'what is no WebSocket closes its connection alone: %s',
  async (code) => {
    const cases = broken.filter(({ fault }) => fault === code);
    const bystander = await connect();
    const closed: Record<string, unknown> = {};
    await scene.expectUnharmed(
      code,
      async () => {
        for (const { name, bytes } of cases) {
          const client = await connect();
          client.writeBytes(bytes);
          closed[name] = [await client.untilClosed(), client.frames];
        }
      },
      cases.length,
    );
    expect(closed).toEqual(Object.fromEntries(cases.map((one) => [one.name, [{ code: one.code, reason: '' }, []]])));
    expect(bystander.closed).toBeUndefined();
  },
);

test('more than 64 KiB in one message closes its connection', async () => {
  const client = await connect();
  await scene.expectUnharmed('packet_too_large', () => {
    client.say('x'.repeat(65_536));
    return client.untilClosed();
  });
  expect(client.closed?.code).toBe(1009);
});

test('nothing is compressed, whatever a client offers', async () => {
  expect((await connect()).extensions).toBe('');
});

test.each(['unknown_command', 'invalid_payload'] as const)('what is no message is explained: %s', async (expected) => {
  const client = await connect();
  const cases = noMessages.filter(([, , code = 'unknown_command']) => code === expected);
  const answers: string[] = [];
  await scene.expectUnharmed(
    expected,
    async () => {
      for (const [name, text] of cases) {
        client.write(text);
        await client.until(`an answer to ${name}`, () => client.frames.length > answers.length);
        answers.push(`${name}: ${client.frames.at(-1)?.slice(0, 25)}`);
      }
    },
    cases.length,
  );
  expect(answers).toEqual(cases.map(([name]) => `${name}: Use the sendmessage route`));
  expect(client.closed).toBeUndefined();
});

test.each([...new Set(refused.map(([, , code]) => code))])('what may not be is refused: %s', async (expected) => {
  const client = await connect();
  const cases = refused.filter(([, , code]) => code === expected);
  await scene.expectUnharmed(
    expected,
    async () => {
      for (const [name, request] of cases) {
        const before = client.errors.length;
        client.write(request);
        await client.until(`a refusal of ${name}`, () => client.errors.length > before);
      }
    },
    cases.length,
  );
  expect(client.errors.map(({ code }) => code)).toEqual(cases.map(() => expected));
  expect(client.closed).toBeUndefined();
});

test('saying twice who one is, or late, is refused', async () => {
  const asking = new HttpAsking(scene.server);
  const { token = '' } = await answerTo(asking, 'BecomeGuest', { username: 'Gus', asProgram: true });
  const [client, late] = [await connect(), await connect()];
  await client.authenticate(token);
  await late.subscribe();
  await scene.reaches(scene.seq + 1);
  const refusal = { error: { code: 'already_authenticated' } };
  await scene.expectUnharmed(
    'already_authenticated',
    async () => {
      for (const one of [client, late]) {
        expect(await one.authenticate(token)).toMatchObject(refusal);
        expect(await one.subscribe({ token })).toMatchObject(refusal);
      }
    },
    4,
  );
});

test.each([
  ['pings', 0x89],
  ['pongs', 0x8a],
])('%s without end close their connection', async (_name, first) => {
  const client = await connect();
  const flood = Buffer.concat(Array.from({ length: 1_000 }, () => Buffer.from([first, 0x80, 0, 0, 0, 0])));
  await scene.expectUnharmed('packet_flood', () => {
    client.writeBytes(flood);
    return client.untilClosed();
  });
});

test('a thousand messages at once are each answered, and nobody else waits for them', async () => {
  const client = await connect();
  await scene.expectUnharmed(
    'unknown_command',
    async () => {
      client.write(...Array.from({ length: 1_000 }, () => 'hello'));
      await client.until('a thousand answers', () => client.frames.length === 1_000);
    },
    1_000,
  );
});
