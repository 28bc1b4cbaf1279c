import { randomUUID } from 'node:crypto';
import { GENERAL, type Goodbye, type Reply, type YouChanged } from '../../src/protocol/index';
import { answerTo, outcomeOf, SocketAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { FullClient } from '../support/full-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

/** Closed connections are noticed within this time. */
const AT_ONCE_MS = 2_000;

let server: RunningServer;
let cast: Cast;
let owner: Player;
let moderator: Player;
let mira: Player;

beforeAll(async () => {
  // Behind a proxy, so that people can come from different addresses.
  server = await startServer({ hasher: quickHasher, config: { limits: false, trustProxy: 1 } });
  ({ cast, owner } = await Cast.gather(server));
  moderator = await cast.bearer('moderator', owner);
  mira = await cast.member('Mira');
});

afterAll(cleanUp);

const from = (address: string) => ({ 'x-forwarded-for': address });
const connectFrom = (address: string, player?: Player) =>
  SocketAsking.connect(server.url, player?.token, from(address));
const comeFrom = (address: string) => FullClient.connect(server.url, { extraHeaders: from(address), forceNew: true });

const say = (by: Player, roomId = GENERAL, message = 'hello') =>
  answerTo(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message });
const saying = (by: Player, roomId = GENERAL) =>
  outcomeOf(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message: 'hello' });

const auditOf = async (limit = 1) => (await answerTo(moderator.http, 'ListAudit', { limit })).entries;

describe('whom it is for a moderator to decide about', () => {
  const acts = ['Mute', 'Unmute', 'Ban', 'Unban'] as const;
  const ranks = ['guest', 'member', 'moderator', 'owner'] as const;

  test.each(acts)('%s: a moderator those below them, an owner everyone, nobody themselves', async (act) => {
    const payload = (userID: string) => ({ userID, ...(act === 'Mute' ? { minutes: 1 } : {}) }) as { userID: string };
    const outcomes: Record<string, string[]> = {};
    for (const by of [moderator, owner]) {
      const targets = await Promise.all(ranks.map((role) => cast.bearer(role, owner)));
      outcomes[by === owner ? 'owner' : 'moderator'] = await Promise.all(
        [...targets, by].map(({ userID }) => outcomeOf(by.http, act as 'Unmute', payload(userID))),
      );
    }
    expect(outcomes).toEqual({
      moderator: ['ok', 'ok', 'not_allowed', 'not_allowed', 'not_allowed'],
      owner: ['ok', 'ok', 'ok', 'ok', 'not_allowed'],
    });
    expect(await outcomeOf(owner.http, act as 'Unmute', payload(randomUUID()))).toBe('person_not_found');
    expect(await outcomeOf(owner.http, act as 'Unmute', payload('claim:{nonsense'))).toBe('person_not_found');
  });
});

describe('who is muted', () => {
  test('reads on, everywhere, and cannot be heard, by any command', async () => {
    const roomId = await makeRoom(owner, 'private', 'Quiet', [mira]);
    const { seq } = await say(mira, roomId);
    const socket = await mira.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId });
    const { mutedUntil } = await answerTo(moderator.http, 'Mute', {
      userID: mira.userID,
      minutes: 5,
      reason: 'shouting',
    });
    expect(Math.abs(mutedUntil - Date.now() - 300_000)).toBeLessThan(60_000);
    await socket.hears<YouChanged>('YouChanged', (told) => told.mutedUntil === mutedUntil);

    const reply = await mira.http.ask('SendMessage', { roomId, clientId: 'a', message: 'psst' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'muted', retryAfterMs: expect.any(Number) } });
    expect(await saying(mira)).toBe('muted');
    expect(await outcomeOf(mira.http, 'EditMessage', { roomId, seq, message: 'psst' })).toBe('muted');
    expect(await outcomeOf(mira.http, 'React', { roomId, seq, emoji: '👍' })).toBe('muted');
    expect(await outcomeOf(socket, 'Type', { roomId })).toBe('muted');
    expect(await outcomeOf(mira.http, 'DeleteMessage', { roomId, seq })).toBe('ok');
    await say(owner, roomId, 'can you hear me?');
    await socket.hears('RoomChanged');
    expect(await answerTo(mira.http, 'WhoAmI', undefined)).toMatchObject({ mutedUntil });
    expect(await answerTo(moderator.http, 'LookAtPerson', { userID: mira.userID })).toMatchObject({ mutedUntil });

    await answerTo(moderator.http, 'Unmute', { userID: mira.userID });
    await socket.hears<YouChanged>('YouChanged', (told) => told.mutedUntil === undefined);
    expect(await saying(mira)).toBe('ok');
    const [unmute, mute] = await auditOf(2);
    expect(unmute).toMatchObject({ action: 'Unmute', by: { userID: moderator.userID }, to: { userID: mira.userID } });
    expect(mute).toMatchObject({ action: 'Mute', details: { minutes: 5, reason: 'shouting' } });
  });

  test('can be somebody who only claims to be themselves', async () => {
    const client = await comeFrom('203.0.113.50');
    client.enter({ userID: 'loud', username: 'Loud Lou' });
    await client.sees('Loud Lou has entered the chat');
    const userID = 'claim:"loud"';
    expect(await answerTo(moderator.http, 'LookAtPerson', { userID })).toEqual({
      person: { userID: 'loud', username: 'Loud Lou', claimed: true },
    });
    await answerTo(moderator.http, 'Mute', { userID, minutes: 5 });
    const entry = { message: 'HELLO', userID: 'loud', username: 'Loud Lou', timeStamp: null };
    expect(await client.ask('SendMessage', entry)).toMatchObject({ ok: false, error: { code: 'muted' } });
  });
});

describe('who is banned', () => {
  test('is put out of every connection within two seconds, and cannot come back', async () => {
    const villain = await cast.member('villain');
    const { username, password } = villain;
    const sockets = [await villain.connect(), await villain.connect(), await connectFrom('203.0.113.1', villain)];
    await answerTo(moderator.http, 'Ban', { userID: villain.userID, minutes: 60, reason: 'spam' });
    await Promise.all(sockets.map((socket) => socket.ends(AT_ONCE_MS)));
    for (const socket of sockets) expect(socket.told<Goodbye>('Goodbye')[0]?.error.code).toBe('banned');

    expect(['session_invalid', 'banned']).toContain(await SocketAsking.refusalOf(server.url, villain.token));
    expect(['session_invalid', 'banned']).toContain(await outcomeOf(villain.http, 'ListRooms', undefined));
    const logIn = { username, password, asProgram: true };
    const reply = await cast.nobody.ask('LogIn', logIn);
    expect(reply).toMatchObject({ ok: false, error: { code: 'banned', retryAfterMs: expect.any(Number) } });
    const { bans } = await answerTo(moderator.http, 'ListBans', undefined);
    expect(bans).toContainEqual(
      expect.objectContaining({
        person: { userID: villain.userID, username },
        reason: 'spam',
        until: expect.any(Number),
      }),
    );
    expect(await answerTo(moderator.http, 'LookAtPerson', { userID: villain.userID })).toMatchObject({
      bannedUntil: expect.any(Number),
    });

    await answerTo(moderator.http, 'Unban', { userID: villain.userID });
    expect(await outcomeOf(cast.nobody, 'LogIn', logIn)).toBe('ok');
    expect((await auditOf(2)).map(({ action }) => action)).toEqual(['Unban', 'Ban']);
  });

  test('by address too, where they have no account; whoever has one still comes in from there', async () => {
    const guest = await cast.guest();
    const [socket, stranger, program, entered, friend] = [
      await connectFrom('203.0.113.2', guest),
      await connectFrom('203.0.113.2'),
      await comeFrom('203.0.113.2'),
      await comeFrom('203.0.113.2'),
      await connectFrom('203.0.113.2', mira),
    ];
    entered.enter({ userID: 'another', username: 'Another Guest' });
    await entered.sees('Another Guest has entered the chat');
    const elsewhere = await connectFrom('203.0.113.3');
    await answerTo(moderator.http, 'Ban', { userID: guest.userID });
    await Promise.all([socket.ends(AT_ONCE_MS), stranger.ends(AT_ONCE_MS)]);
    const gone = (client: FullClient) => client.until('the end', () => client.disconnections.length > 0, AT_ONCE_MS);
    await Promise.all([gone(program), gone(entered)]);

    await expect(connectFrom('203.0.113.2')).rejects.toThrow('banned');
    await expect(connectFrom('203.0.113.2', await cast.guest())).rejects.toThrow('banned');
    const again = await connectFrom('203.0.113.2', mira);
    expect([friend, again, elsewhere].map(({ socket: { connected } }) => connected)).toEqual([true, true, true]);
    await answerTo(moderator.http, 'Unban', { userID: guest.userID });
    await connectFrom('203.0.113.2');
  });

  test('cannot speak by a claim that never entered, from wherever it comes', async () => {
    const entry = { message: 'buy this', userID: 'spammer', username: 'Spam', timeStamp: null };
    const client = await comeFrom('203.0.113.4');
    client.send(entry);
    await client.sees('buy this');
    await answerTo(moderator.http, 'Ban', { userID: 'claim:"spammer"', messages: 'remove' });
    await client.until('the end', () => client.disconnections.length > 0, AT_ONCE_MS);
    const other = await comeFrom('203.0.113.5');
    expect(await other.ask('SendMessage', entry)).toMatchObject({ ok: false, error: { code: 'banned' } });
    expect(await other.ask('UserEnteredRoom', entry)).toMatchObject({ ok: false, error: { code: 'banned' } });
    await say(mira, GENERAL, 'a quiet room');
    await other.sees('a quiet room');
    expect(other.texts).not.toContain('buy this');
  });

  test('as a guest by token, with that token from wherever it comes', async () => {
    const socket = await connectFrom('203.0.113.6');
    const identity = await answerTo(socket, 'CreateUserData', undefined);
    await answerTo(socket, 'UserEnteredRoom', identity);
    await answerTo(moderator.http, 'Ban', { userID: identity.userID });
    await socket.ends(AT_ONCE_MS);
    const elsewhere = await connectFrom('203.0.113.7');
    expect(await outcomeOf(elsewhere, 'UserEnteredRoom', identity)).toBe('banned');
    const come = { username: 'Brand new', identity: { userID: identity.userID, token: identity.token } };
    expect(await outcomeOf(cast.nobody, 'BecomeGuest', come)).toBe('banned');
  });

  test('with all that they said, in every room, where that is wanted', async () => {
    const villain = await cast.member('villain');
    const roomId = await makeRoom(mira, 'private', 'Flooded', [villain]);
    for (const room of [roomId, GENERAL]) {
      await say(villain, room, 'flood one');
      await say(mira, room, 'stop it');
      await say(villain, room, 'flood two');
    }
    const socket = await mira.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId });
    await answerTo(moderator.http, 'Ban', { userID: villain.userID, messages: 'remove' });
    await socket.hears<{ changes: object[] }>('RoomChanged', ({ changes }) =>
      changes.some((change) => 'author' in change && change.author === villain.userID),
    );
    for (const room of [roomId, GENERAL]) {
      const { messages } = await answerTo(mira.http, 'LoadMessages', { roomId: room });
      expect(messages.map(({ message }) => message)).not.toContain('flood one');
      expect(messages.map(({ message }) => message)).toContain('stop it');
    }
    expect((await answerTo(mira.http, 'Search', { query: 'flood' })).found).toEqual([]);
  });
});

describe('a room that is held back', () => {
  test('in slow mode lets everyone but its keepers speak once in a while', async () => {
    const roomId = await makeRoom(mira, 'private', 'Slow', [owner, moderator]);
    const guest = await cast.guest();
    const { code } = await answerTo(mira.http, 'CreateInvite', { roomId });
    await answerTo(guest.http, 'RedeemInvite', { code });
    await answerTo(mira.http, 'ChangeRoom', { roomId, slowModeSeconds: 3_600 });
    const twice = async (by: Player) => [await saying(by, roomId), await saying(by, roomId)];
    expect(await twice(guest)).toEqual(['ok', 'slow_mode']);
    expect(await twice(mira)).toEqual(['ok', 'ok']);
    expect(await twice(moderator)).toEqual(['ok', 'ok']);
    const reply = (await guest.http.ask('SendMessage', { roomId, clientId: 'z', message: 'again' })) as Reply<object>;
    expect(reply).toMatchObject({ ok: false, error: { code: 'slow_mode', retryAfterMs: expect.any(Number) } });
    await answerTo(mira.http, 'ChangeRoom', { roomId, slowModeSeconds: 0 });
    expect(await saying(guest, roomId)).toBe('ok');
  });

  test('for moderators to clear is not cleared by a guest, nor by a claim', async () => {
    await answerTo(owner.http, 'ChangeRoom', { roomId: GENERAL, clearers: 'moderator', speakers: 'member' });
    const [guest, client] = [await cast.guest(), await comeFrom('203.0.113.8')];
    expect(await outcomeOf(guest.http, 'ClearChat', { roomId: GENERAL })).toBe('not_allowed');
    expect(await client.ask('ClearChat')).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    expect(await saying(guest)).toBe('room_locked');
    const entry = { message: 'may I?', userID: 'c', username: 'Claim', timeStamp: null };
    expect(await client.ask('SendMessage', entry)).toMatchObject({ ok: false, error: { code: 'room_locked' } });
    await answerTo(moderator.http, 'ClearChat', { roomId: GENERAL });
    expect((await auditOf())[0]).toMatchObject({ action: 'ClearChat', roomId: GENERAL });
    await answerTo(owner.http, 'ChangeRoom', { roomId: GENERAL, clearers: 'everyone', speakers: 'everyone' });
    expect((await auditOf())[0]).toMatchObject({ action: 'ChangeRoom', details: { clearers: 'everyone' } });
  });
});

describe('reports', () => {
  test('show moderators what was said, also where they are not; whoever settles one takes it off the list', async () => {
    const roomId = await makeRoom(mira, 'private', 'Dark corner');
    const villain = await cast.member('villain');
    await answerTo(mira.http, 'AddMember', { roomId, userID: villain.userID });
    const { seq } = await say(villain, roomId, 'something awful');
    expect(await outcomeOf(moderator.http, 'Report', { roomId, seq })).toBe('room_not_found');
    expect(await outcomeOf(mira.http, 'Report', { roomId, seq: 999 })).toBe('message_not_found');
    await answerTo(mira.http, 'Report', { roomId, seq, reason: 'awful' });
    await answerTo(mira.http, 'Report', { roomId, seq, reason: 'still awful' });
    await answerTo(villain.http, 'EditMessage', { roomId, seq, message: 'something nice' });

    const { reports } = await answerTo(moderator.http, 'ListReports', undefined);
    const own = reports.filter((report) => report.roomId === roomId);
    expect(own).toEqual([
      expect.objectContaining({
        seq,
        message: 'something awful',
        reason: 'awful',
        by: expect.objectContaining({ userID: mira.userID }),
      }),
    ]);
    const reportId = own[0]?.reportId as number;
    const settled = await Promise.all(
      [moderator, owner].map(({ http }) => outcomeOf(http, 'SettleReport', { reportId, message: 'remove' })),
    );
    expect(settled.toSorted()).toEqual(['ok', 'report_not_found']);
    expect((await answerTo(mira.http, 'LoadMessage', { roomId, seq })).message).toMatchObject({
      deleted: true,
      message: '',
    });
    expect(await outcomeOf(mira.http, 'Report', { roomId, seq })).toBe('message_not_found');
    expect((await answerTo(moderator.http, 'ListReports', undefined)).reports).not.toContainEqual(
      expect.objectContaining({ reportId }),
    );
    expect((await auditOf())[0]).toMatchObject({ action: 'SettleReport', roomId, to: { userID: villain.userID } });
  });
});

describe('the audit log', () => {
  test('is read page by page, newest first, and never quotes a message', async () => {
    const { seq } = await say(mira, GENERAL, 'a private thought');
    await answerTo(moderator.http, 'DeleteMessage', { roomId: GENERAL, seq });
    await answerTo(moderator.http, 'DeleteMessage', { roomId: GENERAL, seq });
    const own = await say(moderator, GENERAL, 'my own');
    await answerTo(moderator.http, 'DeleteMessage', { roomId: GENERAL, seq: own.seq });
    expect((await auditOf())[0]).toMatchObject({
      action: 'DeleteMessage',
      to: { userID: mira.userID },
      details: { seq },
    });

    const all = await auditOf(100);
    const paged: unknown[] = [];
    let before: string | undefined;
    do {
      const page = await answerTo(moderator.http, 'ListAudit', { limit: 3, ...(before ? { before } : {}) });
      paged.push(...page.entries);
      before = page.next;
    } while (before);
    expect(paged.slice(0, all.length)).toEqual(all);
    expect(JSON.stringify(paged)).not.toContain('a private thought');
    expect(all.filter(({ action }) => action === 'DeleteMessage')).toHaveLength(1);
  });

  test.each(['junk', '0', '-1', '1e3', '99999999999999999999'])('does not begin at "%s"', async (before) => {
    expect(await outcomeOf(moderator.http, 'ListAudit', { before })).toBe('cursor_invalid');
  });
});
