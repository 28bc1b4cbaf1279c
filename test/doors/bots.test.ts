import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BotRight, GENERAL, isProgram, type RoomActive, type RoomChanged } from '../../src/protocol/index';
import { answerTo, HttpAsking, outcomeOf, SocketAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { PlainClient } from '../support/plain-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

/** What a revoked token has to act on within, in milliseconds. */
const AT_ONCE_MS = 2_000;

let server: RunningServer;
let cast: Cast;
let owner: Player;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
});
afterAll(cleanUp);

const all: BotRight[] = ['read', 'speak', 'react', 'moderate'];
const say = (message: string, roomId = GENERAL) => ({ roomId, clientId: message, message });

describe('a bot', () => {
  test('has an account with a name of its own, and is seen to be a program', async () => {
    const name = cast.newName('Helper');
    const { bot, token } = await answerTo(owner.http, 'CreateBot', { name, rights: ['read', 'speak', 'read'] });
    const profile = { userID: expect.stringMatching(/^bot:[\da-f-]{36}$/), username: name, role: 'member' };
    expect(bot).toEqual({ bot: profile, rights: ['read', 'speak'], hasToken: true });
    expect(isProgram(bot.bot)).toBe(true);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect((await answerTo(new HttpAsking(server, token), 'WhoAmI', undefined)).you).toEqual(bot.bot);
    expect((await answerTo(owner.http, 'ListBots', undefined)).bots).toContainEqual(bot);
    expect((await answerTo(owner.http, 'ListPeople', { query: name })).people).toEqual([bot.bot]);
  });

  test('speaks by HTTP and by a socket, with a clientId that makes a retry harmless', async () => {
    const bot = await cast.bot(owner, ['read', 'speak']);
    const socket = await bot.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId: GENERAL });
    const first = await answerTo(bot.http, 'SendMessage', say('from a bot'));
    expect(await answerTo(socket, 'SendMessage', say('from a bot'))).toEqual(first);
    const { message } = await answerTo(owner.http, 'LoadMessage', { roomId: GENERAL, seq: first.seq });
    expect(message.author).toEqual({ userID: bot.userID, username: bot.username });
    await answerTo(bot.http, 'EditMessage', { roomId: GENERAL, seq: first.seq, message: 'once more' });
    expect(await outcomeOf(bot.http, 'DeleteMessage', { roomId: GENERAL, seq: first.seq })).toBe('ok');
  });

  test('sees the rooms that it is brought into, and no others', async () => {
    const [bot, host] = [await cast.bot(owner, ['read', 'speak']), await cast.member()];
    const roomId = await makeRoom(host, 'private', cast.newName('room'));
    expect(await outcomeOf(bot.http, 'LoadMessages', { roomId })).toBe('room_not_found');
    const socket = await bot.connect();
    await answerTo(host.http, 'AddMember', { roomId, userID: bot.userID });
    await socket.hears('RoomListed');
    await answerTo(socket, 'UserEnteredRoom', { roomId });
    await answerTo(host.http, 'SendMessage', say('welcome', roomId));
    await socket.hears<RoomChanged>('RoomChanged', (batch) => batch.roomId === roomId);
    await answerTo(host.http, 'RemoveMember', { roomId, userID: bot.userID });
    expect(await outcomeOf(bot.http, 'SendMessage', say('still here?', roomId))).toBe('room_not_found');
  });

  test('bears a name that nobody else may come with, and cannot take another’s', async () => {
    const bot = await cast.bot(owner, ['read'], cast.newName('Grace'));
    const guest = { username: bot.username.toUpperCase(), asProgram: true };
    expect(await outcomeOf(cast.nobody, 'BecomeGuest', guest)).toBe('name_taken');
    const create = (name: string) => outcomeOf(owner.http, 'CreateBot', { name, rights: ['read'] });
    expect([await create(owner.username), await create('someone who left'), await create('')]).toEqual([
      'name_taken',
      'name_taken',
      'name_invalid',
    ]);
  });

  test('is asked for with rights that there are', async () => {
    for (const rights of [[], ['everything'], 'read', [...all, 'read'], undefined]) {
      const payload = { name: cast.newName('bot'), rights: rights as BotRight[] };
      expect([rights, await outcomeOf(owner.http, 'CreateBot', payload)]).toEqual([rights, 'invalid_payload']);
    }
  });
});

describe('whatever its rights, a bot', () => {
  let bot: Player;
  let socket: SocketAsking;
  beforeAll(async () => {
    bot = await cast.bot(owner, all);
    socket = await bot.connect();
  });

  test('cannot be logged into by a password, nor be given one', async () => {
    for (const password of ['', 'null', 'a long password']) {
      const given = { username: bot.username, password, asProgram: true };
      expect(await outcomeOf(cast.nobody, 'LogIn', given)).toBe('credentials_wrong');
    }
    const change = { current: '', password: 'a long password', asProgram: true };
    expect(await outcomeOf(bot.http, 'ChangePassword', change)).toBe('not_allowed');
    expect(await outcomeOf(owner.http, 'MakePasswordReset', { userID: bot.userID })).toBe('invalid_payload');
  });

  test('becomes nobody else, and makes nobody', async () => {
    const account = { username: cast.newName('other'), password: 'a long password', asProgram: true };
    expect(await outcomeOf(bot.http, 'Register', account)).toBe('not_allowed');
    expect(await outcomeOf(bot.http, 'LogIn', { ...owner, asProgram: true } as never)).toBe('invalid_payload');
    const credentials = { username: owner.username, password: owner.password, asProgram: true };
    expect(await outcomeOf(bot.http, 'LogIn', credentials)).toBe('not_allowed');
    expect(await outcomeOf(bot.http, 'BecomeGuest', { username: account.username, asProgram: true })).toBe(
      'not_allowed',
    );
    expect(await outcomeOf(socket, 'CreateUserData', undefined)).toBe('not_allowed');
    const other = await SocketAsking.connect(server.url);
    const identity = await answerTo(other, 'CreateUserData', undefined);
    expect(await outcomeOf(socket, 'UserEnteredRoom', { ...identity, roomId: GENERAL })).toBe('invalid_payload');
    expect((await answerTo(bot.http, 'WhoAmI', undefined)).you?.userID).toBe(bot.userID);
  });

  test('is not promoted, and promotes nobody', async () => {
    expect(await outcomeOf(owner.http, 'ChangeRole', { userID: bot.userID, role: 'owner' })).toBe('invalid_payload');
    const { userID } = await cast.member();
    for (const asking of [bot.http, socket]) {
      expect(await outcomeOf(asking, 'ChangeRole', { userID, role: 'owner' })).toBe('not_allowed');
      expect(await outcomeOf(asking, 'CreateBot', { name: cast.newName('bot'), rights: all })).toBe('not_allowed');
    }
  });

  test('has no say about moderators', async () => {
    const moderator = await cast.bearer('moderator', owner);
    expect(await outcomeOf(bot.http, 'Mute', { userID: moderator.userID, minutes: 1 })).toBe('not_allowed');
    expect(await outcomeOf(moderator.http, 'Mute', { userID: bot.userID, minutes: 1 })).toBe('not_allowed');
  });
});

test('a bot without the right to read is told of no message, not even that there is one', async () => {
  const [deaf, hearing] = [await cast.bot(owner, ['speak']), await cast.bot(owner, ['read'])];
  const roomId = await makeRoom(owner, 'private', cast.newName('room'));
  const sockets = [await deaf.connect(), await hearing.connect()] as const;
  for (const { userID } of [deaf, hearing]) await answerTo(owner.http, 'AddMember', { roomId, userID });
  for (const socket of sockets) await socket.hears('RoomListed');
  await answerTo(owner.http, 'SendMessage', say('a secret', roomId));
  await sockets[1].hears<RoomActive>('RoomActive', (active) => active.roomId === roomId);
  expect(JSON.stringify(sockets[0].pushed)).not.toMatch(/RoomActive|RoomChanged|a secret/);
  expect(await outcomeOf(sockets[0], 'UserEnteredRoom', { roomId })).toBe('not_allowed');
  const later = await deaf.connect();
  await answerTo(owner.http, 'SendMessage', say('another', roomId));
  await sockets[1].until('both', () => sockets[1].told('RoomActive').length > 1);
  expect(later.told('RoomActive')).toEqual([]);
});

test('by plain WebSocket its rights are the same', async () => {
  const [speaker, reader] = [await cast.bot(owner, ['speak']), await cast.bot(owner, ['read'])];
  const connect = ({ token }: Player) =>
    PlainClient.connect(server.url, { headers: { authorization: `Bearer ${token}` } });
  const [speaking, reading] = [await connect(speaker), await connect(reader)];
  speaking.say('from a plain bot');
  await reading.hears('from a plain bot');
  expect(await reading.refusalOf('may I?')).toBe('not_allowed');
  expect(await speaking.subscribe()).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
  await answerTo(owner.http, 'SendMessage', say('for those who read'));
  await reading.hears('for those who read');
  expect(speaking.frames.join()).not.toContain('for those who read');
  await answerTo(owner.http, 'RevokeBotToken', { userID: reader.userID });
  await reading.until('the end', () => reading.closed !== undefined, AT_ONCE_MS);
  await expect(connect(reader)).rejects.toThrow('session_invalid');
});

describe('its token', () => {
  async function isOut(socket: SocketAsking, token: string): Promise<void> {
    await socket.ends(AT_ONCE_MS);
    expect(await outcomeOf(new HttpAsking(server, token), 'WhoAmI', undefined)).toBe('session_invalid');
    expect(await SocketAsking.refusalOf(server.url, token)).toBe('session_invalid');
  }

  test('that is revoked ends open connections at once, and opens none', async () => {
    const bot = await cast.bot(owner, all);
    const socket = await bot.connect();
    await answerTo(owner.http, 'RevokeBotToken', { userID: bot.userID });
    await isOut(socket, bot.token);
    const { bots } = await answerTo(owner.http, 'ListBots', undefined);
    expect(bots.find((one) => one.bot.userID === bot.userID)?.hasToken).toBe(false);
  });

  test('is replaced by another one, and the bot is who it was', async () => {
    const bot = await cast.bot(owner, ['read', 'speak']);
    const { seq } = await answerTo(bot.http, 'SendMessage', say(`by ${bot.userID}`));
    const socket = await bot.connect();
    const { token } = await answerTo(owner.http, 'RenewBotToken', { userID: bot.userID });
    await isOut(socket, bot.token);
    const renewed = new HttpAsking(server, token);
    expect(await outcomeOf(renewed, 'EditMessage', { roomId: GENERAL, seq, message: 'still me' })).toBe('ok');
    expect(await outcomeOf(renewed, 'React', { roomId: GENERAL, seq, emoji: '👍' })).toBe('not_allowed');
  });

  test('ends with a ban, and with the bot; what it said stays as of someone who left', async () => {
    const [banned, removed] = [await cast.bot(owner, all), await cast.bot(owner, ['speak'])];
    const socket = await banned.connect();
    await answerTo(owner.http, 'Ban', { userID: banned.userID });
    await socket.ends(AT_ONCE_MS);
    expect(await SocketAsking.refusalOf(server.url, banned.token)).toBe('session_invalid');

    const { seq } = await answerTo(removed.http, 'SendMessage', say(`by ${removed.userID}`));
    const other = await removed.connect();
    await answerTo(owner.http, 'RemovePerson', { userID: removed.userID, messages: 'keep' });
    await isOut(other, removed.token);
    const { message } = await answerTo(owner.http, 'LoadMessage', { roomId: GENERAL, seq });
    expect(message.author).toEqual({ userID: removed.userID, username: 'someone who left' });
    expect(await outcomeOf(owner.http, 'RenewBotToken', { userID: removed.userID })).toBe('person_not_found');
  });

  test('is not that of a person: theirs cannot be asked for like this', async () => {
    const { userID } = await cast.member();
    for (const name of ['RenewBotToken', 'RevokeBotToken'] as const) {
      expect(await outcomeOf(owner.http, name, { userID })).toBe('invalid_payload');
      expect(await outcomeOf(owner.http, name, { userID: `bot:${userID}` })).toBe('person_not_found');
    }
  });

  test('outlives a restart, and stands in no file', async () => {
    const own = await startServer({ hasher: quickHasher });
    const { cast: people, owner: keeper } = await Cast.gather(own);
    const bot = await people.bot(keeper, ['read']);
    await own.stop();
    const held = readFileSync(join(own.dataDir, 'snug.db'), 'latin1');
    expect(held).toContain(bot.userID);
    expect(held).not.toContain(bot.token);
    const again = await startServer({ hasher: quickHasher, config: { dataDir: own.dataDir } });
    const asking = new HttpAsking(again, bot.token);
    expect((await answerTo(asking, 'WhoAmI', undefined)).you?.userID).toBe(bot.userID);
    expect(await outcomeOf(asking, 'SendMessage', say('hello'))).toBe('not_allowed');
  });
});

test('who makes a bot, renews or revokes its token stands in the audit log', async () => {
  const bot = await cast.bot(owner, ['read', 'react']);
  await answerTo(owner.http, 'RenewBotToken', { userID: bot.userID });
  await answerTo(owner.http, 'RevokeBotToken', { userID: bot.userID });
  const { entries } = await answerTo(owner.http, 'ListAudit', { limit: 3 });
  const to = { userID: bot.userID, username: bot.username };
  expect(entries).toMatchObject([
    { action: 'RevokeBotToken', to },
    { action: 'RenewBotToken', to },
    { action: 'CreateBot', to, details: { rights: 'read react' } },
  ]);
});
