import { randomUUID } from 'node:crypto';
import { askJson, bearer, cookieOf } from '../../support/api-client';
import { answerTo } from '../../support/asking';
import { Cast, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { PlainClient } from '../../support/plain-client';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, startServer } from '../../support/start-server';

/** Within which what happens to somebody acts on their connections, in milliseconds. */
const AT_ONCE_MS = 2_000;

let server: RunningServer;
let cast: Cast;
let owner: Player;
let page: DeltaClient;
beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  page = await DeltaClient.enter(server.url);
});
afterAll(cleanUp);

const byBearer = (player: Player) => PlainClient.connect(server.url, { headers: bearer(player) });
const ticketOf = async (player: Player) => (await answerTo(player.http, 'CreateTicket', undefined)).ticket;

/** As whom a connection speaks. */
async function speaker(client: PlainClient): Promise<unknown> {
  const text = `who says this? ${randomUUID()}`;
  client.say(text);
  await page.sees(text);
  return [...page.messages.values()].find(({ message }) => message === text)?.author.username;
}

describe('an account speaks', () => {
  let member: Player;
  beforeAll(async () => {
    member = await cast.member();
  });

  test('by the token of a session in the header', async () => {
    expect(await speaker(await byBearer(member))).toBe(member.username);
  });

  test('by a ticket in the address, once', async () => {
    const query = `ticket=${await ticketOf(member)}`;
    expect(await speaker(await PlainClient.connect(server.url, { query }))).toBe(member.username);
    expect(await PlainClient.refusalOf(server.url, { query })).toBe('ticket_invalid');
  });

  test('by the first message, also by that of a program that subscribes', async () => {
    const client = await PlainClient.connect(server.url);
    expect(await client.authenticate(member.token)).toMatchObject({ ok: true, you: { username: member.username } });
    expect(await speaker(client)).toBe(member.username);
    const bot = await PlainClient.connect(server.url);
    expect(await bot.subscribe({ token: member.token })).toMatchObject({ you: { username: member.username } });
    expect(await speaker(bot)).toBe(member.username);
  });

  test('by the cookie of our own page, and of no other', async () => {
    const credentials = { username: member.username, password: member.password };
    const cookie = cookieOf(await askJson(server, 'POST', '/api/session', credentials));
    const from = (origin: string) => PlainClient.connect(server.url, { headers: { cookie, origin } });
    expect(await speaker(await from(server.url))).toBe(member.username);
    for (const origin of ['https://elsewhere.example', 'null', `${server.url}0`]) {
      expect(await speaker(await from(origin))).not.toBe(member.username);
    }
  });

  test('whose other connections hear it: the sender is a connection, not a person', async () => {
    const [one, other] = [await byBearer(member), await byBearer(member)];
    one.say('from the desk');
    await other.hears('from the desk');
    await page.send('after the desk');
    await one.hears('after the desk');
    expect(one.frames).not.toContain('from the desk');
  });
});

test('what proves nobody is refused before there is a connection', async () => {
  const { token } = await cast.member();
  const ticket = await ticketOf(await cast.member());
  const refusals = {
    'headers of nobody': { headers: bearer({ token: 'guessed' }) },
    'a guessed ticket': { query: 'ticket=guessed' },
    'a token in the address': { query: `token=${token}` },
    'two tickets': { query: `ticket=${ticket}&ticket=x` },
    'a ticket and a token': { query: `ticket=${ticket}`, headers: bearer({ token }) },
  };
  const codes = await Promise.all(Object.values(refusals).map((one) => PlainClient.refusalOf(server.url, one)));
  expect(codes).toEqual([
    'session_invalid',
    'ticket_invalid',
    'invalid_payload',
    'already_authenticated',
    'already_authenticated',
  ]);
});

test('nobody says twice who they are, nor late, nor wrongly; the connection stays whose it was', async () => {
  const member = await cast.member();
  const codeOf = async (client: PlainClient, token: unknown) => {
    const reply = await client.authenticate(token);
    return reply.ok || reply.error.code;
  };
  const known = await byBearer(member);
  expect(await codeOf(known, member.token)).toBe('already_authenticated');
  const late = await PlainClient.connect(server.url);
  const guest = await speaker(late);
  expect(await codeOf(late, member.token)).toBe('already_authenticated');
  expect(await late.subscribe({ token: member.token })).toMatchObject({ error: { code: 'already_authenticated' } });
  expect(await speaker(late)).toBe(guest);
  const unsure = await PlainClient.connect(server.url);
  for (const token of ['guessed', 5, null, { $ne: null }, undefined]) {
    expect(await codeOf(unsure, token)).toBe(token === 'guessed' ? 'session_invalid' : 'invalid_payload');
  }
  expect(await codeOf(unsure, member.token)).toBe(true);
  const twice = await PlainClient.connect(server.url);
  const replies = await Promise.all([codeOf(twice, member.token), codeOf(twice, member.token)]);
  expect(replies).toEqual([true, 'already_authenticated']);
});

describe('acts on open connections at once', () => {
  test.each([
    ['a log-out', (member: Player) => answerTo(member.http, 'LogOut', undefined), 'signed_out'],
    ['a ban', ({ userID }: Player) => answerTo(owner.http, 'Ban', { userID }), 'banned'],
    [
      'a removal',
      ({ userID }: Player) => answerTo(owner.http, 'RemovePerson', { userID, messages: 'keep' }),
      'signed_out',
    ],
  ] as const)('%s', async (_name, act, reason) => {
    const member = await cast.member();
    const [texts, events] = [await byBearer(member), await byBearer(member)];
    await events.subscribe();
    await act(member);
    for (const client of [texts, events]) {
      expect(await client.untilClosed(AT_ONCE_MS)).toEqual({ code: 1008, reason });
    }
    expect(events.events('Goodbye')).toMatchObject([{ error: { code: reason } }]);
    expect(await PlainClient.refusalOf(server.url, { headers: bearer(member) })).toMatch(/session_invalid|banned/);
  });

  test('a role that is taken away', async () => {
    const moderator = await cast.bearer('moderator', owner);
    const bot = await byBearer(moderator);
    await bot.subscribe();
    expect(await bot.ask('ListAudit', {})).toMatchObject({ ok: true });
    await answerTo(owner.http, 'ChangeRole', { userID: moderator.userID, role: 'member' });
    expect(await bot.ask('ListAudit', {})).toMatchObject({ error: { code: 'not_allowed' } });
  });

  test('a mute, which the muted is told when they speak', async () => {
    const member = await cast.member();
    const client = await byBearer(member);
    await answerTo(owner.http, 'Mute', { userID: member.userID, minutes: 5 });
    expect(await client.refusalOf('may I?')).toBe('muted');
    expect(client.closed).toBeUndefined();
  });

  test('the ban of a guest of such a connection, who does not come back', async () => {
    const strict = await startServer({ hasher: quickHasher });
    const { owner: other } = await Cast.gather(strict);
    const [guest, member] = [await PlainClient.connect(strict.url), await PlainClient.connect(strict.url)];
    expect(await member.authenticate(other.token)).toMatchObject({ ok: true });
    guest.say('something nasty');
    await member.hears('something nasty');
    const { messages } = await answerTo(other.http, 'LoadMessages', { roomId: 'general', limit: 1 });
    await answerTo(other.http, 'Ban', { userID: String(messages[0]?.author.userID) });
    expect(await guest.untilClosed(AT_ONCE_MS)).toEqual({ code: 1008, reason: 'banned' });
    expect(await PlainClient.refusalOf(strict.url)).toBe('banned');
    // Whoever has an account is known by it, wherever they are.
    expect(member.closed).toBeUndefined();
    expect(await PlainClient.refusalOf(strict.url, { headers: bearer(other) })).toBeUndefined();
  });
});

test('a bot hears and says what its rights let it', async () => {
  const [ears, mouth] = await Promise.all(
    (['read', 'speak'] as const).map((right) => answerTo(owner.http, 'CreateBot', { name: right, rights: [right] })),
  );
  const [reader, writer] = [
    await PlainClient.connect(server.url, { headers: bearer({ token: ears?.token ?? '' }) }),
    await PlainClient.connect(server.url),
  ];
  await writer.authenticate(mouth?.token);
  writer.say('nobody is heard by me');
  await reader.hears('nobody is heard by me');
  await page.send('but by the reader');
  await reader.hears('but by the reader');
  expect(await reader.refusalOf('may I?')).toBe('not_allowed');
  expect(await writer.subscribe()).toMatchObject({ error: { code: 'not_allowed' } });
  expect(writer.frames).not.toContain('but by the reader');
});

test('where newcomers need an invite, who has not said who they are hears and says nothing, and is closed soon', async () => {
  const patience = {
    headMs: 15_000,
    uploadMs: 30_000,
    longestMs: 60_000,
    requestMs: 60_000,
    pingEveryMs: 25_000,
    pongMs: 20_000,
    joinMs: 300,
  };
  const closed = await startServer({ hasher: quickHasher, patience, config: { access: 'invite' } });
  const { owner: host } = await Cast.gather(closed);
  const [stranger, late] = [await PlainClient.connect(closed.url), await PlainClient.connect(closed.url)];
  expect(await stranger.refusalOf('hello?')).toBe('invite_required');
  expect(await stranger.subscribe()).toMatchObject({ error: { code: 'invite_required' } });
  expect(await late.authenticate(host.token)).toMatchObject({ ok: true });
  await answerTo(host.http, 'SendMessage', { roomId: 'general', clientId: '1', message: 'among us' });
  await late.hears('among us');
  expect(await stranger.untilClosed()).toEqual({ code: 1008, reason: 'never_joined' });
  expect(stranger.frames).not.toContain('among us');
  expect(late.closed).toBeUndefined();
  expect(await PlainClient.refusalOf(closed.url, { query: 'name=Gus' })).toBe('invite_required');
});

test('a server that stops refuses who comes as HTTP, and closes who is in', async () => {
  const stopping = await startServer();
  const client = await PlainClient.connect(stopping.url);
  const stop = stopping.stop();
  expect(await PlainClient.refusalOf(stopping.url)).toBe('shutting_down');
  expect(await client.untilClosed()).toEqual({ code: 1012, reason: 'shutting_down' });
  await stop;
});
