import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL, type Message, type RoomChanged } from '../../src/protocol/index';
import { problemOf } from '../support/api-client';
import { answerTo, outcomeOf, SocketAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { FullClient } from '../support/full-client';
import { type Answer, ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { type Family, figureOf, scrape } from '../support/scrape';
import { type RunningServer, startServer } from '../support/start-server';

let server: RunningServer;
let cast: Cast;
let owner: Player;
let host: Player;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  host = await cast.member('host');
});
afterAll(cleanUp);

interface Hook {
  roomId: string;
  webhookId: string;
  name: string;
  path: string;
}

/** A room of the host's own, and a webhook of it. */
async function aWebhook(name = cast.newName('Builds')): Promise<Hook> {
  const roomId = await makeRoom(host, 'private', cast.newName('room'));
  const { webhook, path } = await answerTo(host.http, 'CreateWebhook', { roomId, name });
  return { roomId, webhookId: webhook.webhookId, name: webhook.name, path };
}

function post({ path }: { path: string }, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(server, path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: sent });
}

async function said({ roomId }: { roomId: string }): Promise<Message[]> {
  return (await answerTo(host.http, 'LoadMessages', { roomId })).messages;
}

const codeOf = (answer: Answer) => problemOf(answer).code;

describe('what a webhook is sent is said in its room', () => {
  test('as somebody of its own, at once, on every feed', async () => {
    const { webhook, path } = await answerTo(owner.http, 'CreateWebhook', {
      roomId: GENERAL,
      name: cast.newName('Builds'),
    });
    const watching = await (await cast.guest()).connect();
    await answerTo(watching, 'UserEnteredRoom', { roomId: GENERAL });
    const full = await FullClient.connect(server.url);
    const answer = await post({ path }, { text: 'Build 7 is green' });
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'ok',
    ]);
    const author = { userID: `hook:${webhook.webhookId}`, username: webhook.name };
    await watching.hears<RoomChanged>('RoomChanged', ({ changes }) =>
      changes.some((change) => change.type === 'message' && change.message.author.userID === author.userID),
    );
    const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: GENERAL });
    expect(messages.at(-1)).toMatchObject({ kind: 'message', message: 'Build 7 is green', author });
    await full.sees('Build 7 is green');
  });

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = encodeURIComponent('{"text":"Straße & <https://a.example|more>"}');
  test.each([
    ['JSON', { text: 'hello' }, {}, 'hello'],
    [
      'JSON with all that other systems take',
      {
        text: 'hello',
        icon_emoji: ':bell:',
        icon_url: 'http://10.0.0.1/',
        avatar_url: 7,
        avatar: {},
        channel: '#x',
        blocks: [[]],
        mrkdwn: true,
      },
      {},
      'hello',
    ],
    [
      'attachments alone',
      { attachments: [{ color: 'red', title: 'Build 7', title_link: 'x', text: 'failed', fields: [] }] },
      {},
      'Build 7\nfailed',
    ],
    ['links and escapes', { text: '<https://a.example|Build 7> &lt;3' }, {}, 'Build 7 (https://a.example) <3'],
    ['a form with a payload', `payload=${payload}`, form, 'Straße & more (https://a.example)'],
    ['a form', 'text=hello+there&user_name=x', form, 'hello there'],
    [
      'plain text',
      'a &lt; <https://b.example|c>\n1 < 2',
      { 'content-type': 'text/plain; charset=utf-8' },
      'a &lt; <https://b.example|c>\n1 < 2',
    ],
  ])('%s', async (_what, body, headers, text) => {
    const hook = await aWebhook();
    expect(await post(hook, body, headers)).toMatchObject({ status: 200, body: 'ok' });
    expect((await said(hook)).map(({ message }) => message)).toEqual([text]);
  });

  test('with what else the address is asked for, as other systems have it in the query', async () => {
    const hook = await aWebhook();
    expect(await post({ path: `${hook.path}?wait=true` }, { text: 'hello' })).toMatchObject({ status: 200 });
  });

  test('and answered in JSON where no plain text is taken', async () => {
    const hook = await aWebhook();
    const answer = await post(hook, { text: 'hello' }, { accept: 'application/json' });
    const [message] = await said(hook);
    expect(JSON.parse(answer.body)).toEqual({ id: message?.id, seq: message?.seq, sentAt: message?.sentAt });
    for (const accept of ['*/*', 'application/json, text/plain, */*']) {
      expect((await post(hook, { text: 'hello' }, { accept })).body).toBe('ok');
    }
  });

  test('in a room where only some may speak too: who made it may', async () => {
    const hook = await aWebhook();
    await answerTo(host.http, 'ChangeRoom', { roomId: hook.roomId, speakers: 'moderator' });
    expect(await post(hook, { text: 'hello' })).toMatchObject({ status: 200 });
  });
});

describe('a retry', () => {
  test.each([
    ['the header Idempotency-Key', {}, { 'idempotency-key': 'build-7' }],
    ['a clientId', { clientId: 'build-7' }, {}],
  ])('by %s is said once, and its answer is that of the first', async (_what, fields, headers) => {
    const hook = await aWebhook();
    const send = (text = 'Build 7 is green') =>
      post(hook, { text, ...fields }, { accept: 'application/json', ...headers });
    const [first, second] = await Promise.all([send(), send()]);
    expect([second?.status, second?.body, (await send()).body]).toEqual([200, first?.body, first?.body]);
    expect(await said(hook)).toHaveLength(1);
    const other = await send('Build 7 is red');
    expect([other.status, codeOf(other)]).toEqual([409, 'client_id_reused']);
  });

  test('without one is another message', async () => {
    const hook = await aWebhook();
    await post(hook, { text: 'again' });
    await post(hook, { text: 'again' });
    expect(await said(hook)).toHaveLength(2);
  });
});

describe('the name', () => {
  test('is what the sender gives, for this message', async () => {
    const hook = await aWebhook();
    for (const username of ['Jenkins', '  Night   watch ', '', ' ', null])
      await post(hook, { text: 'hello', username });
    expect((await said(hook)).map(({ author }) => author.username)).toEqual([
      'Jenkins',
      'Night watch',
      hook.name,
      hook.name,
      hook.name,
    ]);
  });

  test('is never another’s, nor like it: then it is the webhook’s own, and the message is not lost', async () => {
    const hook = await aWebhook();
    const member = await cast.member('Mira');
    const guest = await cast.guest('Gus');
    const socket = await guest.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId: GENERAL });
    for (const username of [
      member.username,
      member.username.toUpperCase(),
      member.username.replace('i', 'і'),
      guest.username,
      'someone who left',
    ]) {
      expect(await post(hook, { text: 'I am you', username })).toMatchObject({ status: 200 });
    }
    const authors = (await said(hook)).map(({ author }) => author);
    expect(authors).toEqual(Array(5).fill({ userID: `hook:${hook.webhookId}`, username: hook.name }));
  });

  test('of the webhook itself is refused where it cannot be one, or is somebody’s', async () => {
    const roomId = await makeRoom(host, 'private', cast.newName('room'));
    const create = (name: string) => outcomeOf(host.http, 'CreateWebhook', { roomId, name });
    expect(await create('')).toBe('name_invalid');
    expect(await create('a\u202Eb')).toBe('name_invalid');
    expect(await create(owner.username.toUpperCase())).toBe('name_taken');
  });

  test('makes nobody a webhook: a claim of its userID is marked as a claim', async () => {
    const hook = await aWebhook();
    const userID = `hook:${hook.webhookId}`;
    const full = await FullClient.connect(server.url);
    expect(
      await full.ask('SendMessage', { userID, username: 'Somebody', message: 'boo', timeStamp: null }),
    ).toMatchObject({ ok: true });
    const { messages } = await answerTo(host.http, 'LoadMessages', { roomId: GENERAL });
    expect(messages.at(-1)?.author).toEqual({ userID, username: 'Somebody', claimed: true });
  });
});

describe('is refused, and nothing is said', () => {
  let hook: Hook;
  const refused: Record<string, number> = {};
  let before: Map<string, Family>;
  beforeAll(async () => {
    hook = await aWebhook();
    before = await scrape(server);
  });
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  test.each<[string, string, number, string, Record<string, string>?]>([
    ['an empty text', '{"text":""}', 400, 'message_empty'],
    ['a blank text', '{"text":" \\u200b "}', 400, 'message_empty'],
    ['no text', '{}', 400, 'message_empty'],
    ['attachments that say nothing', '{"attachments":[{}]}', 400, 'message_empty'],
    ['a text that is too long', JSON.stringify({ text: 'x'.repeat(4_001) }), 400, 'message_too_long'],
    ['a text that cannot be shown', '{"text":"a\\u0007b"}', 400, 'message_invalid'],
    ['a name that cannot be shown', '{"text":"a","username":"a\\u202eb"}', 400, 'name_invalid'],
    ['a name that is too long', JSON.stringify({ text: 'a', username: 'x'.repeat(49) }), 400, 'name_invalid'],
    ['a text that is a number', '{"text":5}', 400, 'invalid_payload'],
    ['a text that is an object', '{"text":{"$ne":null}}', 400, 'invalid_payload'],
    ['a name that is a list', '{"text":"a","username":["b"]}', 400, 'invalid_payload'],
    ['attachments that are none', '{"attachments":"a"}', 400, 'invalid_payload'],
    ['a clientId that is none', '{"text":"a","clientId":{}}', 400, 'invalid_payload'],
    ['a list', '[{"text":"a"}]', 400, 'invalid_payload'],
    ['null', 'null', 400, 'invalid_payload'],
    ['half of a JSON', '{"text":"a', 400, 'invalid_payload'],
    ['another secret in the body', '{"text":"a","secret":"b"}', 400, 'invalid_payload'],
    ['no body', '', 400, 'message_empty'],
    ['a form without a text', 'hello', 400, 'message_empty', form],
    ['a form with two texts', 'text=a&text=b', 400, 'invalid_payload', form],
    ['a payload that is no JSON', 'payload=%7B', 400, 'invalid_payload', form],
    ['a payload that is a list', 'payload=%5B%5D', 400, 'invalid_payload', form],
    [
      'a form of 2,000 fields',
      Array.from({ length: 2_000 }, (_, n) => `f${n}=1`).join('&'),
      413,
      'payload_too_large',
      form,
    ],
    [
      'an upload',
      '--x\r\n\r\n--x--',
      415,
      'unsupported_media_type',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['a picture', 'x', 415, 'unsupported_media_type', { 'content-type': 'image/png' }],
    ['more than 64 KiB', JSON.stringify({ text: 'a', more: 'x'.repeat(65_536) }), 413, 'payload_too_large'],
    ['a key that is too long', '{"text":"a"}', 400, 'invalid_payload', { ...json, 'idempotency-key': 'x'.repeat(65) }],
  ])('%s', async (_what, body, status, code, headers = json) => {
    const answer = await post(hook, body, headers);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    refused[code] = (refused[code] ?? 0) + 1;
    expect(await said(hook)).toEqual([]);
    expect(answer.body).not.toContain(hook.path.split('/').at(-1));
  });

  test('each of them is counted', async () => {
    const after = await scrape(server);
    for (const [code, times] of Object.entries(refused)) {
      const [then, now] = [before, after].map((one) => figureOf(one, `snug_refusals_total{code="${code}"}`) ?? 0);
      expect([code, now! - then!]).toEqual([code, times]);
    }
  });

  test('an address that there never was, or that was revoked, or with a part of a secret: as if there were none', async () => {
    const hook = await aWebhook();
    const secret = hook.path.split('/').at(-1) ?? '';
    const never = await post({ path: `/api/hooks/${'A'.repeat(43)}` }, { text: 'a' });
    expect([never.status, codeOf(never)]).toEqual([404, 'webhook_not_found']);
    for (const other of [secret.slice(1), `${secret}A`, secret.toLowerCase(), '%25', 'x'.repeat(200)]) {
      const answer = await post({ path: `/api/hooks/${other}` }, { text: 'a' });
      expect([other, answer.status]).toEqual([other, 404]);
    }
    const { roomId, webhookId } = hook;
    await answerTo(host.http, 'RevokeWebhook', { roomId, webhookId });
    expect(codeOf(await post(hook, { text: 'a' }))).toBe('webhook_not_found');
    expect(await said(hook)).toEqual([]);
    expect(await outcomeOf(host.http, 'RevokeWebhook', { roomId, webhookId })).toBe('webhook_not_found');
    expect((await answerTo(host.http, 'ListWebhooks', { roomId })).webhooks).toEqual([]);
  });

  test('any method but POST', async () => {
    const { path } = await aWebhook();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(server, path, { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST, OPTIONS']);
    }
  });

  test('what it was sent for a room in the archive', async () => {
    const hook = await aWebhook();
    await answerTo(host.http, 'ChangeRoom', { roomId: hook.roomId, archived: true });
    expect(codeOf(await post(hook, { text: 'a' }))).toBe('room_archived');
  });
});

describe('moderators', () => {
  let hook: Hook;
  let userID: string;
  beforeEach(async () => {
    hook = await aWebhook();
    userID = `hook:${hook.webhookId}`;
    await post(hook, { text: 'the first' });
  });

  test('mute a webhook, which is told how long to wait', async () => {
    expect((await answerTo(owner.http, 'LookAtPerson', { userID })).person).toEqual({ userID, username: hook.name });
    await answerTo(owner.http, 'Mute', { userID, minutes: 5 });
    const answer = await post(hook, { text: 'a' });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'muted']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290);
    await answerTo(owner.http, 'Unmute', { userID });
    expect(await post(hook, { text: 'a' })).toMatchObject({ status: 200 });
  });

  test('ban it, and take away what it said', async () => {
    await answerTo(owner.http, 'Ban', { userID, messages: 'remove' });
    const answer = await post(hook, { text: 'a' });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'banned']);
    expect(await said(hook)).toEqual([]);
    await answerTo(owner.http, 'Unban', { userID });
    expect(await post(hook, { text: 'a' })).toMatchObject({ status: 200 });
  });

  test('delete one message of it, where they are in the room', async () => {
    const { code } = await answerTo(host.http, 'CreateInvite', { roomId: hook.roomId });
    await answerTo(owner.http, 'RedeemInvite', { code });
    const [message] = await said(hook);
    await answerTo(owner.http, 'DeleteMessage', { roomId: hook.roomId, seq: message?.seq ?? 0 });
    expect((await said(hook))[0]).toMatchObject({ deleted: true, message: '' });
  });

  test('who make or revoke one stand in the audit log', async () => {
    const { webhook } = await answerTo(owner.http, 'CreateWebhook', { roomId: GENERAL, name: cast.newName('Builds') });
    await answerTo(owner.http, 'RevokeWebhook', { roomId: GENERAL, webhookId: webhook.webhookId });
    const { entries } = await answerTo(owner.http, 'ListAudit', {});
    const details = { webhookId: webhook.webhookId };
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'RevokeWebhook', roomId: GENERAL, details },
      { action: 'CreateWebhook', roomId: GENERAL, details },
    ]);
  });
});

test('webhooks are listed with who made them, without what they are reached by', async () => {
  const hook = await aWebhook();
  const { webhooks } = await answerTo(host.http, 'ListWebhooks', { roomId: hook.roomId });
  const { path, ...shown } = hook;
  const createdBy = expect.objectContaining({ userID: host.userID, username: host.username, role: 'member' });
  expect(webhooks).toEqual([{ ...shown, createdBy, createdAt: expect.any(Number) }]);
  expect(JSON.stringify(webhooks)).not.toContain(path.split('/').at(-1));
});

test('a room has 50 of them at most', async () => {
  const roomId = await makeRoom(host, 'private', cast.newName('room'));
  for (let count = 0; count < 50; count += 1) {
    await answerTo(host.http, 'CreateWebhook', { roomId, name: `Hook ${count}` });
  }
  expect(await outcomeOf(host.http, 'CreateWebhook', { roomId, name: 'One more' })).toBe('too_many');
});

test('each is held to a pace of its own, and told when to come back', async () => {
  const strict = await startServer({ hasher: quickHasher });
  const { owner: keeper } = await Cast.gather(strict);
  const make = async (name: string) => (await answerTo(keeper.http, 'CreateWebhook', { roomId: GENERAL, name })).path;
  const [busy, quiet] = [await make('Busy'), await make('Quiet')];
  const send = (path: string) =>
    ask(strict, path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' });
  for (let count = 0; count < 60; count += 1) expect((await send(busy)).status).toBe(200);
  const answer = await send(busy);
  expect([answer.status, codeOf(answer), Number(answer.headers['retry-after'])]).toEqual([
    429,
    'rate_limited',
    expect.any(Number),
  ]);
  expect((await send(quiet)).status).toBe(200);
});

test('the secret is kept nowhere: not in what the store holds', async () => {
  const own = await startServer({ hasher: quickHasher });
  const { owner: keeper } = await Cast.gather(own);
  const { path, webhook } = await answerTo(keeper.http, 'CreateWebhook', { roomId: GENERAL, name: 'Builds' });
  await ask(own, path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' });
  await own.stop();
  const held = readFileSync(join(own.dataDir, 'snug.db'), 'latin1');
  expect(held).toContain(webhook.webhookId);
  expect(held).not.toContain(path.split('/').at(-1));
});

test('no socket offers to post by one', async () => {
  const { path } = await aWebhook();
  const socket = await SocketAsking.connect(server.url, host.token);
  expect(await outcomeOf(socket, 'PostByWebhook', { secret: path.split('/').at(-1) ?? '', text: 'a' })).toBe(
    'unknown_command',
  );
});
