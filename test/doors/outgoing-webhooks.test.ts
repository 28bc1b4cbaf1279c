import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL } from '../../src/protocol/index';
import { answerTo, HttpAsking, outcomeOf } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { isSigned, Receiver } from '../support/receiver';
import { figureOf, scrape } from '../support/scrape';
import { type RunningServer, type StartOptions, startServer } from '../support/start-server';

const deliveryPace = { waitMs: 20, waitMaxMs: 40, triesMax: 5, giveUpMs: 60_000 };
const options: StartOptions = { hasher: quickHasher, deliveryPace, config: { limits: false, webhooksInside: true } };

let server: RunningServer;
let cast: Cast;
let owner: Player;

beforeAll(async () => {
  server = await startServer(options);
  ({ cast, owner } = await Cast.gather(server));
});
afterAll(cleanUp);

let count = 0;

function say(by: Player, roomId: string, message: string): Promise<{ id: string; seq: number; sentAt: number }> {
  count += 1;
  return answerTo(by.http, 'SendMessage', { roomId, clientId: `c${count}`, message });
}

/** Asks until the answer is as it should be in the end. */
async function becomes<T>(read: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (const deadline = performance.now() + 8_000; performance.now() < deadline; ) {
    const answer = await read();
    if (holds(answer)) return answer;
  }
  throw new Error('not within 8 s');
}

/** A room of the owner's, and an address elsewhere that is told what is said there. */
async function told(by = owner, people = cast) {
  const receiver = await Receiver.open();
  const roomId = await makeRoom(by, 'private', people.newName('room'));
  const { webhook, secret } = await answerTo(by.http, 'CreateOutgoingWebhook', { roomId, url: receiver.url });
  const { webhookId } = webhook;
  const look = async () =>
    (await answerTo(by.http, 'ListOutgoingWebhooks', { roomId })).webhooks.find((one) => one.webhookId === webhookId);
  return { receiver, roomId, webhookId, secret, look };
}

describe('what is said in a room', () => {
  test('is sent as it is, signed, so that the receiver knows who sent it', async () => {
    const { receiver, roomId, webhookId, secret } = await told();
    const first = await say(owner, roomId, 'Straße 👋');
    const reply = { roomId, clientId: 'reply', message: 'and back', replyTo: first.seq };
    const second = await answerTo(owner.http, 'SendMessage', reply);
    await receiver.receives(2);
    const [one, other] = receiver.deliveries;
    const { room } = await answerTo(owner.http, 'LookAtRoom', { roomId });
    const author = { userID: owner.userID, username: owner.username };
    const common = { event: 'message', room: { roomId, name: room.name }, author };
    expect(JSON.parse(one!.body)).toEqual({ ...common, ...first, text: 'Straße 👋' });
    expect(JSON.parse(other!.body)).toEqual({ ...common, ...second, text: 'and back', replyTo: first.seq });
    expect(one).toMatchObject({
      path: 'POST /hook?key=1',
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-snug-webhook': webhookId, 'user-agent': 'Snug' },
    });
    expect([isSigned(one!, secret), isSigned(other!, secret)]).toEqual([true, true]);
    expect(isSigned({ ...one!, body: other!.body }, secret)).toBe(false);
    expect(isSigned(one!, (await told()).secret)).toBe(false);
  });

  test('is sent from then on only, and not what was there, nor notices, nor what is said elsewhere', async () => {
    const receiver = await Receiver.open();
    await say(owner, GENERAL, 'before');
    const { webhook } = await answerTo(owner.http, 'CreateOutgoingWebhook', { roomId: GENERAL, url: receiver.url });
    const other = await told();
    await answerTo(await owner.connect(), 'UserEnteredRoom', { roomId: GENERAL });
    await say(owner, other.roomId, 'elsewhere');
    await say(owner, GENERAL, 'after');
    await receiver.receives(1);
    expect(receiver.texts).toEqual(['after']);
    const { webhookId } = webhook;
    await answerTo(owner.http, 'RemoveOutgoingWebhook', { roomId: GENERAL, webhookId });
  });

  test('by a webhook or a bot is not sent: who answers what it is told would hear its own answer', async () => {
    const { receiver, roomId } = await told();
    const { path } = await answerTo(owner.http, 'CreateWebhook', { roomId, name: cast.newName('echo') });
    const bot = await cast.bot(owner, ['speak']);
    await answerTo(owner.http, 'AddMember', { roomId, userID: bot.userID });
    await ask(server, path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'echo' });
    await say(bot, roomId, 'echo');
    await say(owner, roomId, 'hello');
    await receiver.receives(1);
    expect(receiver.texts).toEqual(['hello']);
  });

  test('is sent until the address is removed, and never after', async () => {
    const { receiver, roomId, webhookId } = await told();
    await say(owner, roomId, 'one');
    await receiver.receives(1);
    await answerTo(owner.http, 'RemoveOutgoingWebhook', { roomId, webhookId });
    const another = await answerTo(owner.http, 'CreateOutgoingWebhook', { roomId, url: receiver.url });
    await say(owner, roomId, 'two');
    await receiver.receives(2);
    expect(receiver.deliveries.map(({ headers }) => headers['x-snug-webhook'])).toEqual([
      webhookId,
      another.webhook.webhookId,
    ]);
    expect(await outcomeOf(owner.http, 'RemoveOutgoingWebhook', { roomId, webhookId })).toBe('webhook_not_found');
  });
});

describe('an address that fails', () => {
  test.each([
    ['500', [500, 500, 503]],
    ['refuses', [400, 404]],
    ['redirects', [302, 307]],
  ])('is sent the same again, and the others wait in order: %s', async (_what, answers) => {
    const { receiver, roomId, look } = await told();
    receiver.answers.push(...answers);
    receiver.headers = { location: (await Receiver.open()).url };
    const texts = ['one', 'two', 'three', 'four'];
    for (const text of texts) await say(owner, roomId, text);
    await receiver.receives(answers.length + texts.length);
    expect(receiver.texts).toEqual([...answers.map(() => 'one'), ...texts]);
    expect(await look()).not.toHaveProperty('failingSince');
  });

  test('is not sent what was deleted meanwhile, and what was edited as it is then', async () => {
    const { receiver, roomId } = await told();
    receiver.answers.push(500);
    const release = receiver.hold();
    const [first, second] = [await say(owner, roomId, 'a slip'), await say(owner, roomId, 'a typo')];
    await receiver.receives(1);
    await answerTo(owner.http, 'DeleteMessage', { roomId, seq: first.seq });
    await answerTo(owner.http, 'EditMessage', { roomId, seq: second.seq, message: 'the word' });
    release();
    await receiver.receives(2);
    expect(receiver.texts).toEqual(['a slip', 'the word']);
  });

  test('is tried so often for a message, and then sent the next one', async () => {
    const { receiver, roomId } = await told();
    receiver.answers.push(...Array(5).fill(500));
    for (const text of ['one', 'two']) await say(owner, roomId, text);
    await receiver.receives(6);
    expect(receiver.texts).toEqual([...Array(5).fill('one'), 'two']);
    const families = await scrape(server);
    const [taken, failed, givenUp] = ['taken', 'failed', 'given_up'].map((outcome) =>
      figureOf(families, `snug_webhook_tries_total{outcome="${outcome}"}`),
    );
    expect([taken! > 0, failed! >= 5, givenUp]).toEqual([true, true, 1]);
  });

  test('and says that it is gone is given up, which the list and the audit log tell', async () => {
    const { receiver, roomId, webhookId, look } = await told();
    receiver.answers.push(410);
    for (const text of ['one', 'two']) await say(owner, roomId, text);
    await receiver.receives(1);
    const entry = { action: 'DisableOutgoingWebhook', roomId, details: { webhookId } };
    const { entries } = await becomes(
      () => answerTo(owner.http, 'ListAudit', {}),
      (page) => page.entries.some(({ action, roomId: where }) => action === entry.action && where === roomId),
    );
    expect(entries[0]).toMatchObject(entry);
    expect(await look()).toMatchObject({ disabledAt: expect.any(Number), failingSince: expect.any(Number) });
    expect(receiver.texts).toEqual(['one']);
  });

  test('with an answer without end is not read to its end', async () => {
    const { receiver, roomId } = await told();
    receiver.answerBody = Buffer.alloc(8 * 1024 * 1024);
    for (const text of ['one', 'two']) await say(owner, roomId, text);
    await receiver.receives(2);
    expect(receiver.texts).toEqual(['one', 'two']);
  });
});

test('after a restart it goes on where it was, in order, with what was said before', async () => {
  const first = await startServer(options);
  const { cast: people, owner: keeper } = await Cast.gather(first);
  const { receiver, roomId, secret } = await told(keeper, people);
  await say(keeper, roomId, 'taken');
  await receiver.receives(1);
  receiver.answers.push(...Array(1_000).fill(500));
  for (const text of ['one', 'two', 'three']) await say(keeper, roomId, text);
  await receiver.receives(2);
  await first.stop();
  const before = receiver.deliveries.length;
  receiver.answers.splice(0);
  await startServer({ ...options, config: { ...options.config, dataDir: first.dataDir } });
  await receiver.receives(before + 3);
  expect(receiver.texts.slice(before)).toEqual(['one', 'two', 'three']);
  expect(receiver.deliveries.every((delivery) => isSigned(delivery, secret))).toBe(true);
});

test('the secret is kept nowhere as it is, and is another for each', async () => {
  const own = await startServer(options);
  const { cast: people, owner: keeper } = await Cast.gather(own);
  const [one, other] = [await told(keeper, people), await told(keeper, people)];
  await own.stop();
  const held = readFileSync(join(own.dataDir, 'snug.db'), 'latin1');
  expect(held).toContain(one.webhookId);
  expect([held.includes(one.secret), one.secret === other.secret]).toEqual([false, false]);
});

test('a room has ten of them at most', async () => {
  const { roomId, receiver } = await told();
  const make = () => outcomeOf(owner.http, 'CreateOutgoingWebhook', { roomId, url: receiver.url });
  for (let made = 1; made < 10; made += 1) expect(await make()).toBe('ok');
  expect(await make()).toBe('too_many');
});

describe('without WEBHOOKS_INSIDE an address may not lead inside', () => {
  let strict: RunningServer;
  let keeper: Player;
  beforeAll(async () => {
    strict = await startServer({ ...options, config: { limits: false } });
    ({ owner: keeper } = await Cast.gather(strict));
  });
  const outcome = (url: string) => outcomeOf(keeper.http, 'CreateOutgoingWebhook', { roomId: GENERAL, url });

  test.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:8080/x',
    'https://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST:3080/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
    'http://name.invalid/',
    'ftp://1.1.1.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://mira:secret@1.1.1.1/',
    'http://',
    '1.1.1.1',
    '',
  ])('%s', async (url) => {
    expect(await outcome(url)).toBe('webhook_address_invalid');
  });

  test('one on the internet may be given, and one inside where the owner allows it', async () => {
    expect(await outcome('https://1.1.1.1/hook')).toBe('ok');
    expect(await outcomeOf(owner.http, 'CreateOutgoingWebhook', { roomId: GENERAL, url: 'http://localhost:9/' })).toBe(
      'ok',
    );
    const { webhooks } = await answerTo(owner.http, 'ListOutgoingWebhooks', { roomId: GENERAL });
    for (const { webhookId } of webhooks) {
      await answerTo(owner.http, 'RemoveOutgoingWebhook', { roomId: GENERAL, webhookId });
    }
  });

  test('nothing is sent inside any more where the owner allowed it once', async () => {
    const loose = await startServer(options);
    const { cast: people, owner: host } = await Cast.gather(loose);
    const { receiver, roomId } = await told(host, people);
    await say(host, roomId, 'one');
    await receiver.receives(1);
    await loose.stop();
    const config = { ...options.config, dataDir: loose.dataDir, webhooksInside: false };
    const again = await startServer({ ...options, config });
    const asking = { ...host, http: new HttpAsking(again, host.token) };
    await say(asking, roomId, 'two');
    const { webhooks } = await becomes(
      () => answerTo(asking.http, 'ListOutgoingWebhooks', { roomId }),
      (answer) => answer.webhooks[0]?.failingSince !== undefined,
    );
    expect(webhooks).toHaveLength(1);
    expect(receiver.texts).toEqual(['one']);
  });
});
