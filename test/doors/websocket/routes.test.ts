import { MemoryLimiter } from '../../../src/adapters/memory/memory-limiter';
import type { Limiter } from '../../../src/domain/ports';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { FullClient } from '../../support/full-client';
import { PlainClient } from '../../support/plain-client';
import { type RunningServer, startServer } from '../../support/start-server';

let server: RunningServer;
let one: PlainClient;
let other: PlainClient;
let page: DeltaClient;
beforeAll(async () => {
  server = await startServer({ config: { limits: false } });
  page = await DeltaClient.enter(server.url);
});
beforeEach(async () => {
  [one, other] = [await PlainClient.connect(server.url), await PlainClient.connect(server.url)];
});
afterEach(() => {
  for (const client of [one, other]) client.close();
});
afterAll(cleanUp);

/** Something of the page's that everyone has heard once it is heard, and all that was said before it. */
async function untilAllIsHeard(text: string): Promise<void> {
  await page.send(text);
  await Promise.all([one.hears(text), other.hears(text)]);
}

test('what one says the others hear as bare text, the page as a message of a guest, and the sender not at all', async () => {
  one.say('hello');
  await other.hears('hello');
  await page.sees('hello');
  await untilAllIsHeard('that was all');
  expect(other.frames).toEqual(['hello', 'that was all']);
  expect(one.frames).toEqual(['that was all']);
  const message = [...page.messages.values()].find((said) => said.message === 'hello');
  expect(message?.author).toEqual({ userID: expect.stringMatching(/^[\da-f-]{36}$/), username: expect.any(String) });
});

test.each([
  ['the other spelling', { action: 'sendMessage', message: 'spelt so' }, 'spelt so'],
  ['data for message', { action: 'sendmessage', data: 'as data' }, 'as data'],
  ['fields that are nobody’s business', { action: 'sendmessage', message: 'and more', more: { of: [1] } }, 'and more'],
])('%s is the same route', async (_name, message, text) => {
  one.write(JSON.stringify(message));
  await other.hears(text);
  await untilAllIsHeard(`after ${text}`);
  expect(one.frames).toEqual([`after ${text}`]);
});

test('one connection is one guest, in the order in which it speaks; two are two', async () => {
  const texts = Array.from({ length: 50 }, (_, index) => `number ${index}`);
  one.write(...texts.map((message) => JSON.stringify({ action: 'sendmessage', message })));
  other.say('from another');
  await page.sees('from another');
  await page.sees('number 49');
  await untilAllIsHeard('after the numbers');
  expect(other.frames).toEqual([...texts, 'after the numbers']);
  expect(one.frames).toEqual(['from another', 'after the numbers']);
  const authors = [...page.messages.values()].filter(({ message }) => [...texts, 'from another'].includes(message));
  expect(new Set(authors.map(({ author }) => author.userID)).size).toBe(2);
});

test.each([
  'hello',
  '',
  '{"action":"sendmessage"',
  '{"action":"sendmessage"}',
  '{"action":"sendmessage","message":5}',
  '{"action":"sendmessage","message":"one","data":"other"}',
  '{"action":"SENDMESSAGE","message":"hello"}',
  '{"action":"ListPeople"}',
  '{"action":5}',
  '{"message":"hello"}',
  '["sendmessage"]',
  'null',
  Buffer.from('{"action":"sendmessage","message":"as bytes"}'),
])('%s is $default: its sender alone is told how to say something, and who it is', async (frame) => {
  one.write(frame);
  await one.until('an answer', () => one.frames.length > 0);
  expect(one.frames[0]).toMatch(/^Use the sendmessage route to send a message\. Your info:\{.*\}$/);
  const info = JSON.parse(one.frames[0]?.split('Your info:')[1] ?? '');
  expect(info).toEqual({
    connectionID: expect.stringMatching(/^[\w-]{16}$/),
    connectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    lastActiveAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    identity: { sourceIp: '127.0.0.1', userAgent: '' },
  });
  await untilAllIsHeard('nobody else was told');
  expect(other.frames).toEqual(['nobody else was told']);
});

test('what enters by other doors comes as bare text: no notices, edits, reactions, deletes or clears', async () => {
  const full = await FullClient.connect(server.url);
  const claim = { userID: 'claimed', username: 'Cleo' };
  full.enter(claim);
  await page.sees('Cleo has entered the chat');
  full.send({ ...claim, message: 'from the full feed', timeStamp: null });
  await other.hears('from the full feed');
  const { seq } = await page.send('from the page');
  await other.hears('from the page');
  await page.expectOk('EditMessage', { seq, message: 'on second thoughts' });
  await page.expectOk('React', { seq, emoji: '👍' });
  await page.expectOk('DeleteMessage', { seq });
  await page.expectOk('ClearChat', undefined);
  await untilAllIsHeard('after all that');
  expect(other.frames).toEqual(['from the full feed', 'from the page', 'after all that']);
});

test.each([
  [' ', 'message_empty'],
  ['x'.repeat(4_001), 'message_too_long'],
  ['a\u0007bell', 'message_invalid'],
])('a text that is refused is told to its sender alone', async (text, code) => {
  expect(await one.refusalOf(text)).toBe(code);
  expect(JSON.parse(one.frames[0] ?? '')).toEqual({ error: { code, message: expect.any(String) } });
  await untilAllIsHeard(`not ${code}`);
  expect(other.frames).toEqual([`not ${code}`]);
  expect(one.closed).toBeUndefined();
});

test('who gives a message an id is told that it is kept', async () => {
  const reply = await one.exchange<{ seq: number }>({ action: 'sendmessage', message: 'kept?' });
  await page.sees('kept?');
  expect(reply).toMatchObject({ ok: true, seq: [...page.messages.values()].at(-1)?.seq });
});

test('a guest of a connection costs nothing before it speaks, makes no notices, and may choose its name', async () => {
  const notices = page.notices.length;
  const named = await PlainClient.connect(server.url, { query: 'name=Build%20robot' });
  named.say('green');
  await page.sees('green');
  named.close();
  await named.untilClosed();
  await untilAllIsHeard('after the robot');
  expect([...page.messages.values()].find(({ message }) => message === 'green')?.author.username).toBe('Build robot');
  expect(page.notices.length).toBe(notices);
  expect(await PlainClient.refusalOf(server.url, { query: 'name=%E2%80%8B' })).toBe('name_invalid');
  const taken = encodeURIComponent(page.identity?.username ?? '');
  expect(await PlainClient.refusalOf(server.url, { query: `name=${taken}` })).toBe('name_taken');
});

test('what another says under a clientId of this connection is heard all the same', async () => {
  one.say('first');
  await page.sees('first');
  const said = [...page.messages.values()].find(({ message }) => message === 'first');
  await page.send('in its voice', said?.clientId?.replace(/\d+$/, '99'));
  await one.hears('in its voice');
});

test('an address makes no more guests by new connections than by any other door', async () => {
  const usual = new MemoryLimiter();
  const three = { points: 3, seconds: 60 };
  const limiter: Limiter = {
    spend: (kind, key, limit) => usual.spend(kind, key, kind.startsWith('arrive') ? three : limit),
  };
  const strict = await startServer({ limiter });
  const said = await PlainClient.connect(strict.url);
  for (let guests = 0; guests < 3; guests += 1) {
    const guest = await PlainClient.connect(strict.url);
    guest.say(`guest ${guests}`);
    await said.hears(`guest ${guests}`);
    guest.close();
  }
  const next = await PlainClient.connect(strict.url);
  expect(await next.refusalOf('one more')).toBe('rate_limited');
  expect(await PlainClient.refusalOf(strict.url, { query: 'name=Gus' })).toBe('rate_limited');
  expect(next.errors[0]?.retryAfterMs).toBeGreaterThan(0);
});

test('a message to another room is not said in General', async () => {
  one.write(JSON.stringify({ action: 'sendmessage', message: 'a secret', roomId: 'nowhere' }));
  await one.until('a refusal', () => one.errors.length > 0);
  expect(one.errors[0]?.code).toBe('room_not_found');
  await untilAllIsHeard('no secret');
  expect(other.frames).toEqual(['no secret']);
});
