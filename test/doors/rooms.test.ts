import { randomUUID } from 'node:crypto';
import { type CommandName, GENERAL, type ListedRoom, type RoomChanged } from '../../src/protocol/index';
import { type Asking, answerTo, outcomeOf, SocketAsking } from '../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';

let server: RunningServer;
let cast: Cast;
let owner: Player;
let host: Player;
let mira: Player;
let theo: Player;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  host = await cast.member('host');
  mira = await cast.member('Mira');
  theo = await cast.guest('Theo');
});

afterAll(cleanUp);

const say = (by: Player, roomId: string, message: string) =>
  answerTo(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message });

const enter = async (player: Player, roomId: string) => {
  const socket = await player.connect();
  await answerTo(socket, 'UserEnteredRoom', { roomId });
  return socket;
};

const listOf = async (player: Player) => (await answerTo(player.http, 'ListRooms', undefined)).rooms;
const listed = async (player: Player, roomId: string) => (await listOf(player)).find((room) => room.roomId === roomId);

/** Everything that the connection was told about a room from now on, once all that was on its way has come. */
const hearsNothingOf = async (socket: SocketAsking, roomId: string, happening: () => Promise<unknown>) => {
  const before = socket.pushed.length;
  await happening();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await outcomeOf(socket, 'WhoAmI', undefined);
  expect(socket.pushed.slice(before).filter(({ payload }) => JSON.stringify(payload).includes(roomId))).toEqual([]);
};

describe('a private room', () => {
  test('answers whoever is not in it as if it did not exist', async () => {
    const roomId = await makeRoom(host, 'private', 'Secret', [theo]);
    const { seq } = await say(host, roomId, 'lemon cake');
    const refusal = async (by: Asking, command: CommandName, payload: object) => {
      const reply = await by.ask(command as 'LookAtRoom', payload as { roomId: string });
      return reply.ok ? reply : reply.error;
    };
    const about: [CommandName, object][] = [
      ['LookAtRoom', {}],
      ['UserEnteredRoom', {}],
      ['LookAway', {}],
      ['LoadMessages', {}],
      ['LoadMessage', { seq }],
      ['LoadMessage', { seq: 999 }],
      ['LoadEdits', { seq }],
      ['EditMessage', { seq, message: 'mine' }],
      ['DeleteMessage', { seq }],
      ['React', { seq, emoji: '👍' }],
      ['TakeReactionBack', { seq, emoji: '👍' }],
      ['Report', { seq }],
      ['SendMessage', { clientId: 'a', message: 'hello?' }],
      ['Type', {}],
      ['MarkRead', { seq }],
      ['ClearChat', {}],
      ['UndoClear', {}],
      ['JoinRoom', {}],
      ['LeaveRoom', {}],
      ['ListMembers', {}],
      ['AddMember', { userID: mira.userID }],
      ['RemoveMember', { userID: theo.userID }],
      ['ChangeRoom', { name: 'Mine' }],
      ['CreateInvite', {}],
      ['ListInvites', {}],
      ['RevokeInvite', { inviteId: 'x' }],
    ];
    const askings = [await mira.connect(), await owner.connect()];
    for (const by of askings) {
      for (const [command, fields] of about) {
        const there = await refusal(by, command, { roomId, ...fields });
        const nowhere = await refusal(by, command, { roomId: randomUUID(), ...fields });
        expect([command, there]).toEqual([command, nowhere]);
      }
      expect(await answerTo(by, 'Search', { query: 'lemon' })).toEqual({ found: [] });
      expect(await answerTo(by, 'Search', { query: 'in:Secret' })).toEqual({ found: [] });
    }
    const { rooms } = await answerTo(mira.http, 'BrowseRooms', {});
    expect(rooms.map((room) => room.roomId)).not.toContain(roomId);
    expect((await answerTo(theo.http, 'Search', { query: 'LEMON in:secret' })).found).toHaveLength(1);
  });

  test('puts a member out of every connection at once, and lets nothing reach them after it', async () => {
    const roomId = await makeRoom(host, 'private', 'Backstage', [mira, theo]);
    const [viewing, idle, other] = [await enter(mira, roomId), await mira.connect(), await enter(theo, roomId)];
    await say(host, roomId, 'everyone sees this');
    await Promise.all([viewing.hears('RoomChanged'), idle.hears('RoomActive')]);

    await answerTo(host.http, 'RemoveMember', { roomId, userID: mira.userID });
    await Promise.all([viewing.hears('RoomUnlisted'), idle.hears('RoomUnlisted')]);
    await hearsNothingOf(idle, roomId, () =>
      hearsNothingOf(viewing, roomId, async () => {
        await say(host, roomId, 'Mira is gone');
        await answerTo(host.http, 'ChangeRoom', { roomId, topic: 'without her' });
        await answerTo(other, 'Type', { roomId });
      }),
    );
    for (const by of [viewing, idle, mira.http]) {
      expect(await outcomeOf(by, 'LoadMessages', { roomId })).toBe('room_not_found');
    }
    expect(await outcomeOf(viewing, 'UserEnteredRoom', { roomId })).toBe('room_not_found');
    expect(await listed(mira, roomId)).toBeUndefined();
    await other.hears<RoomChanged>('RoomChanged', ({ changes }) => JSON.stringify(changes).includes('Mira is gone'));
    expect(other.told<{ gone: string[] }>('PeopleChanged').flatMap(({ gone }) => gone)).toContain(mira.userID);
  });

  test('lets nobody stay who comes in while they are put out', async () => {
    for (let round = 0; round < 10; round += 1) {
      const roomId = await makeRoom(host, 'private', `Revolving ${round}`, [mira]);
      const socket = await mira.connect();
      const entering = outcomeOf(socket, 'UserEnteredRoom', { roomId });
      await answerTo(host.http, 'RemoveMember', { roomId, userID: mira.userID });
      await entering;
      await hearsNothingOf(socket, roomId, () => say(host, roomId, 'is she gone?'));
      socket.socket.disconnect();
    }
  });

  test('lets no connection listen on that has become another guest’s', async () => {
    const roomId = await makeRoom(host, 'private', 'Costumes');
    const socket = await SocketAsking.connect(server.url);
    const [one, other] = [
      await answerTo(socket, 'CreateUserData', undefined),
      await answerTo(socket, 'CreateUserData', undefined),
    ];
    await answerTo(socket, 'UserEnteredRoom', one);
    const { code } = await answerTo(host.http, 'CreateInvite', { roomId });
    await answerTo(socket, 'RedeemInvite', { code });
    await answerTo(socket, 'UserEnteredRoom', { roomId });
    await answerTo(socket, 'UserEnteredRoom', other);
    await hearsNothingOf(socket, roomId, async () => {
      await say(host, roomId, 'for the one, not for the other');
      await answerTo(host.http, 'RemoveMember', { roomId, userID: one.userID });
      await say(host, roomId, 'for neither');
    });
  });

  test('is open to those whom a member brings in, and to no guest by that way', async () => {
    const roomId = await makeRoom(host, 'private', 'By hand');
    const socket = await mira.connect();
    expect(await outcomeOf(host.http, 'AddMember', { roomId, userID: theo.userID })).toBe('person_not_found');
    expect(await outcomeOf(host.http, 'AddMember', { roomId, userID: randomUUID() })).toBe('person_not_found');
    await answerTo(host.http, 'AddMember', { roomId, userID: mira.userID });
    await socket.hears<{ room: ListedRoom }>('RoomListed', ({ room }) => room.roomId === roomId);
    await say(host, roomId, 'welcome');
    await socket.hears<{ roomId: string }>('RoomActive', (active) => active.roomId === roomId);
  });

  test('is nobody’s to take: a moderator puts out only those below them', async () => {
    const moderator = await cast.bearer('moderator', owner);
    const roomId = await makeRoom(host, 'private', 'Ranks', [owner, moderator, mira]);
    expect(await outcomeOf(moderator.http, 'RemoveMember', { roomId, userID: owner.userID })).toBe('not_allowed');
    expect(await outcomeOf(moderator.http, 'RemoveMember', { roomId, userID: theo.userID })).toBe('person_not_found');
    expect(await outcomeOf(moderator.http, 'RemoveMember', { roomId, userID: mira.userID })).toBe('ok');
    expect(await outcomeOf(host.http, 'RemoveMember', { roomId, userID: owner.userID })).toBe('ok');
  });
});

describe('making and changing rooms', () => {
  test('refuses names that cannot be seen, that are taken, and topics on two lines', async () => {
    const create = (name: string, topic?: string) =>
      outcomeOf(host.http, 'CreateRoom', { name, kind: 'public', ...(topic === undefined ? {} : { topic }) });
    expect(await create('\u200B')).toBe('room_name_invalid');
    expect(await create('Garden', 'one\ntwo')).toBe('topic_invalid');
    expect(await create('Garden')).toBe('ok');
    expect(await create('  gARDEN ')).toBe('room_name_taken');
    expect(await create('Gаrden')).toBe('room_name_taken');
    expect(await outcomeOf(mira.http, 'CreateRoom', { name: 'Garden', kind: 'private' })).toBe('ok');
    expect(await outcomeOf(host.http, 'ChangeRoom', { roomId: GENERAL, name: 'Mine' })).toBe('not_allowed');
    expect(await outcomeOf(owner.http, 'ChangeRoom', { roomId: GENERAL, archived: true })).toBe('not_allowed');
  });

  test('tells everyone who has the room on screen or in their list, and puts settings away again', async () => {
    const roomId = await makeRoom(host, 'public', 'Workshop', [mira, theo]);
    const [viewing, idle] = [await enter(mira, roomId), await theo.connect()];
    const wish = { name: 'Atelier', topic: 'wood', speakers: 'member', slowModeSeconds: 30, archived: true } as const;
    const { room } = await answerTo(host.http, 'ChangeRoom', { roomId, ...wish });
    expect(room).toEqual({ roomId, kind: 'public', clearers: 'moderator', host: host.userID, ...wish });
    await viewing.hears<{ room: object }>('RoomRenewed', (renewed) => renewed.room !== undefined);
    expect(viewing.told('RoomRenewed')).toEqual([{ room }]);
    await idle.hears<{ room: ListedRoom }>('RoomListed', (told) => told.room.name === 'Atelier');
    const plain = {
      topic: '',
      speakers: 'everyone',
      clearers: 'everyone',
      slowModeSeconds: 0,
      archived: false,
    } as const;
    expect((await answerTo(host.http, 'ChangeRoom', { roomId, ...plain })).room).toEqual({
      roomId,
      name: 'Atelier',
      kind: 'public',
      host: host.userID,
    });
  });

  test('leaves an archived room to be read', async () => {
    const roomId = await makeRoom(host, 'public', 'Attic', [mira]);
    const { seq } = await say(mira, roomId, 'old things');
    await answerTo(host.http, 'ChangeRoom', { roomId, archived: true });
    const send = { roomId, clientId: 'x', message: 'new things' };
    expect(await outcomeOf(mira.http, 'SendMessage', send)).toBe('room_archived');
    expect(await outcomeOf(host.http, 'SendMessage', send)).toBe('room_archived');
    expect(await outcomeOf(mira.http, 'EditMessage', { roomId, seq, message: 'x' })).toBe('room_archived');
    expect(await outcomeOf(mira.http, 'React', { roomId, seq, emoji: '👍' })).toBe('room_archived');
    expect((await answerTo(mira.http, 'LoadMessages', { roomId })).messages).toHaveLength(1);
    const { rooms } = await answerTo(theo.http, 'BrowseRooms', {});
    expect(rooms.map((room) => room.name)).not.toContain('Attic');
  });

  test('shows public rooms page by page, in the order of names', async () => {
    for (const name of ['Page a', 'Page B', 'Page c']) await makeRoom(host, 'public', name);
    const all = (await answerTo(theo.http, 'BrowseRooms', {})).rooms.map(({ name }) => name);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await answerTo(theo.http, 'BrowseRooms', { limit: 2, ...(after ? { after } : {}) });
      paged.push(...page.rooms.map(({ name }) => name));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all);
    expect(all.filter((name) => name.startsWith('Page'))).toEqual(['Page a', 'Page B', 'Page c']);
  });
});

describe('how far one has read', () => {
  test('agrees on every connection, and never goes back', async () => {
    const roomId = await makeRoom(host, 'private', 'Letters', [mira]);
    const [phone, laptop] = [await mira.connect(), await enter(mira, roomId)];
    await say(host, roomId, 'one');
    const { seq } = await say(host, roomId, `two, @${mira.username}`);
    expect(await listed(mira, roomId)).toMatchObject({ readSeq: 0, unread: 2, mentions: 1 });

    expect(await answerTo(phone, 'MarkRead', { roomId, seq: 1 })).toEqual({ readSeq: 1, unread: 1, mentions: 1 });
    await laptop.hears('ReadMoved');
    await answerTo(laptop, 'MarkRead', { roomId, seq });
    await phone.until('told twice', () => phone.told('ReadMoved').length === 2);
    expect(await answerTo(phone, 'MarkRead', { roomId, seq: 0 })).toEqual({ readSeq: seq, unread: 0, mentions: 0 });
    expect(await answerTo(phone, 'MarkRead', { roomId, seq: 10_000 })).toMatchObject({ readSeq: seq });
    const moves = [
      { roomId, readSeq: 1, unread: 1, mentions: 1 },
      { roomId, readSeq: seq, unread: 0, mentions: 0 },
    ];
    expect(laptop.told('ReadMoved')).toEqual(moves);
    expect(phone.told('ReadMoved')).toEqual(moves);
    expect(await listed(mira, roomId)).toMatchObject({ head: { seq }, readSeq: seq, unread: 0, mentions: 0 });
  });

  test('counts nothing that was said before one came, nor what one says', async () => {
    const roomId = await makeRoom(host, 'public', 'Late');
    await say(host, roomId, 'you missed this');
    const { room } = await answerTo(mira.http, 'JoinRoom', { roomId });
    expect(room).toMatchObject({ head: { seq: 1 }, readSeq: 1, unread: 0 });
    await say(mira, roomId, 'hello');
    expect(await listed(mira, roomId)).toMatchObject({ unread: 0 });
  });
});

describe('invites', () => {
  test('lead one person in where one is asked for, however many come at once', async () => {
    const roomId = await makeRoom(host, 'private', 'Narrow');
    const { code, invite } = await answerTo(host.http, 'CreateInvite', { roomId, uses: 1 });
    expect(invite).toMatchObject({ roomId, usesLeft: 1, expiresAt: null, createdBy: { userID: host.userID } });
    const comers = await Promise.all(Array.from({ length: 6 }, () => cast.guest()));
    const outcomes = await Promise.all(comers.map(({ http }) => outcomeOf(http, 'RedeemInvite', { code })));
    expect(outcomes.toSorted()).toEqual([...Array(5).fill('invite_invalid'), 'ok']);
    expect((await answerTo(host.http, 'ListMembers', { roomId })).people).toHaveLength(2);
    expect(await outcomeOf(cast.nobody, 'LookAtInvite', { code })).toBe('invite_invalid');
  });

  test('show where they lead, cost members nothing, and end when they are revoked', async () => {
    const roomId = await makeRoom(host, 'private', 'Cellar');
    const { code, invite } = await answerTo(host.http, 'CreateInvite', { roomId, uses: 2 });
    expect(await answerTo(cast.nobody, 'LookAtInvite', { code })).toEqual({ roomId, name: 'Cellar' });
    const socket = await theo.connect();
    const { room } = await answerTo(theo.http, 'RedeemInvite', { code });
    expect(room).toMatchObject({ roomId, name: 'Cellar', head: { seq: 0 }, unread: 0 });
    await socket.hears<{ room: ListedRoom }>('RoomListed', (told) => told.room.roomId === roomId);
    expect(await outcomeOf(theo.http, 'RedeemInvite', { code })).toBe('ok');
    expect((await answerTo(host.http, 'ListInvites', { roomId })).invites).toEqual([{ ...invite, usesLeft: 1 }]);

    await answerTo(host.http, 'RevokeInvite', { roomId, inviteId: invite.inviteId });
    expect(await outcomeOf(host.http, 'RevokeInvite', { roomId, inviteId: invite.inviteId })).toBe('invite_invalid');
    expect(await outcomeOf(mira.http, 'RedeemInvite', { code })).toBe('invite_invalid');
    expect((await answerTo(host.http, 'ListInvites', { roomId })).invites).toEqual([]);
  });

  test('of one room are not revoked by the host of another', async () => {
    const [mine, other] = [await makeRoom(host, 'private', 'Mine'), await makeRoom(mira, 'private', 'Hers')];
    const { invite } = await answerTo(host.http, 'CreateInvite', { roomId: mine });
    const { inviteId } = invite;
    expect(await outcomeOf(mira.http, 'RevokeInvite', { roomId: other, inviteId })).toBe('invite_invalid');
    expect((await answerTo(host.http, 'ListInvites', { roomId: mine })).invites).toHaveLength(1);
  });

  test('are not piled up', async () => {
    const roomId = await makeRoom(host, 'private', 'Pile');
    for (let count = 0; count < 50; count += 1) await answerTo(host.http, 'CreateInvite', { roomId });
    expect(await outcomeOf(host.http, 'CreateInvite', { roomId })).toBe('too_many');
  });
});

describe('a direct conversation', () => {
  test('is one for the same people, however often and by whom it is opened', async () => {
    const opened = await Promise.all([
      answerTo(mira.http, 'OpenDirect', { userIDs: [theo.userID] }),
      answerTo(theo.http, 'OpenDirect', { userIDs: [mira.userID] }),
      answerTo(mira.http, 'OpenDirect', { userIDs: [theo.userID, theo.userID, mira.userID] }),
    ]);
    expect(new Set(opened.map(({ room }) => room.roomId)).size).toBe(1);
    const three = await answerTo(mira.http, 'OpenDirect', { userIDs: [theo.userID, host.userID] });
    expect(three.room.roomId).not.toBe(opened[0]?.room.roomId);
    expect(three.room).toMatchObject({ kind: 'direct', name: '' });
    expect(three.room.people?.map(({ userID }) => userID).toSorted()).toEqual(
      [mira, theo, host].map(({ userID }) => userID).toSorted(),
    );
  });

  test('is in the list of each of its people at once, and of nobody else', async () => {
    const [one, other, third] = [await cast.member(), await cast.guest(), await cast.member()];
    const sockets = await Promise.all([one, other, third].map((player) => player.connect()));
    const { room } = await answerTo(one.http, 'OpenDirect', { userIDs: [other.userID] });
    const isIt = (told: { room: ListedRoom }) => told.room.roomId === room.roomId;
    await Promise.all(sockets.slice(0, 2).map((socket) => socket.hears('RoomListed', isIt)));
    await say(one, room.roomId, 'psst');
    await sockets[1]?.hears('RoomActive');
    await hearsNothingOf(sockets[2] as SocketAsking, room.roomId, () => say(other, room.roomId, 'yes?'));
    expect(sockets[2]?.told<{ room: ListedRoom }>('RoomListed').filter(isIt)).toEqual([]);
    expect(await outcomeOf(third.http, 'LoadMessages', { roomId: room.roomId })).toBe('room_not_found');
  });

  test('that somebody left is theirs again when it is opened again', async () => {
    const [one, other] = [await cast.member(), await cast.member()];
    const { room } = await answerTo(one.http, 'OpenDirect', { userIDs: [other.userID] });
    await say(one, room.roomId, 'before');
    await answerTo(other.http, 'LeaveRoom', { roomId: room.roomId });
    expect(await outcomeOf(other.http, 'LoadMessages', { roomId: room.roomId })).toBe('room_not_found');
    const again = await answerTo(other.http, 'OpenDirect', { userIDs: [one.userID] });
    expect(again.room.roomId).toBe(room.roomId);
    expect((await answerTo(other.http, 'LoadMessages', { roomId: room.roomId })).messages).toHaveLength(1);
  });

  test('is with somebody else whom the installation knows', async () => {
    const unknown = { userIDs: [randomUUID()] };
    expect(await outcomeOf(mira.http, 'OpenDirect', { userIDs: [mira.userID] })).toBe('invalid_payload');
    expect(await outcomeOf(mira.http, 'OpenDirect', unknown)).toBe('person_not_found');
    expect(await outcomeOf(mira.http, 'OpenDirect', { userIDs: [theo.userID, ...unknown.userIDs] })).toBe(
      'person_not_found',
    );
  });
});

test('members are listed page by page', async () => {
  const roomId = await makeRoom(host, 'public', 'Crowd');
  const crowd = await Promise.all(Array.from({ length: 5 }, () => cast.member('crowd')));
  await bringIn(host, roomId, crowd);
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await answerTo(host.http, 'ListMembers', { roomId, limit: 2, ...(after ? { after } : {}) });
    names.push(...page.people.map(({ username }) => username));
    after = page.next;
  } while (after);
  expect(names.toSorted()).toEqual([host, ...crowd].map(({ username }) => username).toSorted());
});
