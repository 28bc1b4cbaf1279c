import type { Invite, NewRoom } from '../../src/domain/ports';
import { GENERAL, UNREAD_MAX } from '../../src/protocol/index';
import { aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const [mira, theo, zoe] = [aGuest('Mira'), aGuest('Theo'), aGuest('Zoe')];
const [miraKey, theoKey, zoeKey] = ['guest-Mira', 'guest-Theo', 'guest-Zoe'] as const;

const rooms = () => kept.store.rooms;
const refused = (code: string) => ({ code });
const outcomes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));
const standing = async (roomId: string, person: string) => {
  const found = await rooms().standing(roomId, person);
  return found && [found.readSeq, found.unread, found.mentions];
};

describe('making a room', () => {
  test('keeps it as it was given, with its members', async () => {
    const room = {
      roomId: 'den',
      name: 'The den',
      kind: 'private' as const,
      topic: 'Climbing',
      speakers: 'member' as const,
      clearers: 'owner' as const,
      slowModeSeconds: 10,
      host: miraKey,
    };
    await rooms().create({ room, looks: [], members: [mira, theo], at: 1 });
    await kept.reopen();
    expect(await rooms().find('den')).toEqual(room);
    expect(await kept.room(10, 'den')).toMatchObject({ room, seq: 0, members: [mira, theo], window: [] });
    expect([await rooms().isMember('den', miraKey), await rooms().isMember('den', zoeKey)]).toEqual([true, false]);
    expect(await kept.store.messages.append('den', aNotice('entered', mira))).toMatchObject({ message: { seq: 1 } });
    expect((await kept.room()).seq).toBe(0);
  });

  test('public ones are kept apart by their looks, also at once; private ones are not', async () => {
    const make = (roomId: string, name: string, kind: 'public' | 'private') => kept.makeRoom(roomId, { name, kind });
    expect(await outcomes([make('a', 'Den', 'public'), make('b', 'den', 'public')])).toEqual([
      undefined,
      'room_name_taken',
    ]);
    await make('c', 'den', 'private');
    await make('d', 'den', 'private');
    await expect(make('e', 'General', 'public')).rejects.toMatchObject(refused('room_name_taken'));
    expect(await rooms().find('b')).toBeUndefined();
  });
});

describe('changing a room', () => {
  test('leaves what is left out, and null takes away', async () => {
    await kept.makeRoom('den');
    const settings = { topic: 'Climbing', speakers: 'member', clearers: 'owner', slowModeSeconds: 5 } as const;
    const room = { roomId: 'den', name: 'den', kind: 'private', host: 'host' };
    expect(await rooms().change('den', settings)).toEqual({ ...room, ...settings });
    expect(await rooms().change('den', { archived: true, topic: null })).toEqual({
      ...room,
      speakers: 'member',
      clearers: 'owner',
      slowModeSeconds: 5,
      archived: true,
    });
    await rooms().change('den', { archived: false, speakers: null, clearers: null, slowModeSeconds: null });
    await kept.reopen();
    expect(await rooms().find('den')).toEqual(room);
  });

  test('changes its name unless a public room has it, and frees the old one', async () => {
    await kept.makeRoom('a', { name: 'one', kind: 'public' });
    await kept.makeRoom('b', { name: 'two', kind: 'public' });
    const name = (text: string) => ({ name: { name: text, looks: [text.toLowerCase()] } });
    await expect(rooms().change('a', name('Two'))).rejects.toMatchObject(refused('room_name_taken'));
    expect(await rooms().find('a')).toMatchObject({ name: 'one' });
    await rooms().change('a', name('ONE'));
    await rooms().change('a', name('three'));
    expect(await rooms().change('b', name('One'))).toMatchObject({ name: 'One' });
    expect(await outcomes([rooms().change('a', name('four')), rooms().change('b', name('four'))])).toEqual([
      expect.objectContaining({ name: 'four' }),
      'room_name_taken',
    ]);
  });

  test('of General works', async () => {
    expect(await rooms().change(GENERAL, { topic: 'All of us' })).toEqual({
      roomId: GENERAL,
      name: 'General',
      kind: 'general',
      topic: 'All of us',
    });
  });
});

test('hosting counts rooms that are not archived', async () => {
  await kept.makeRoom('a');
  await kept.makeRoom('b');
  await rooms().change('b', { archived: true });
  expect([await rooms().countHostedBy('host'), await rooms().countHostedBy(miraKey)]).toEqual([1, 0]);
});

describe('a direct conversation', () => {
  const open = (roomId: string, ...members: NewRoom['members']) =>
    rooms().openDirect({ room: { roomId, name: '', kind: 'direct' }, looks: [], members, at: 1 });

  test('is one for the same people, in whatever order, also when opened at once', async () => {
    const answers = await Promise.all([open('a', mira, theo), open('b', theo, mira), open('c', mira, theo, zoe)]);
    expect(answers).toEqual([
      { roomId: 'a', isNew: true },
      { roomId: 'a', isNew: false },
      { roomId: 'c', isNew: true },
    ]);
    await kept.reopen();
    expect(await open('d', zoe, theo, mira)).toEqual({ roomId: 'c', isNew: false });
  });

  test('lists its people, and is theirs again who left it, with what was said meanwhile unread', async () => {
    await open('a', mira, theo);
    expect(await rooms().standing('a', miraKey)).toMatchObject({ people: [mira, theo] });
    expect(await rooms().removeMember('a', theoKey)).toBe(true);
    expect(await rooms().removeMember('a', theoKey)).toBe(false);
    expect(await rooms().standing('a', theoKey)).toBeUndefined();
    expect(await rooms().standing('a', miraKey)).toMatchObject({ people: [mira, theo] });
    expect((await kept.room(1, 'a')).members).toEqual([mira]);
    await kept.say('are you there?', { author: mira }, 'a');
    await open('b', mira, theo);
    expect(await standing('a', theoKey)).toEqual([0, 1, 0]);
  });
});

describe('members', () => {
  test('come and go', async () => {
    await kept.makeRoom('den', { members: [mira] });
    expect(await Promise.all([rooms().addMember('den', theo, 1), rooms().addMember('den', theo, 1)])).toEqual([
      true,
      false,
    ]);
    expect((await rooms().roomsOf(theoKey)).map(({ room }) => room.roomId)).toEqual([GENERAL, 'den']);
    expect(await rooms().roomsIn(theoKey)).toEqual((await rooms().roomsOf(theoKey)).map(({ room }) => room));
    await kept.reopen();
    expect(await rooms().removeMember('den', theoKey)).toBe(true);
    expect(await rooms().removeMember('den', theoKey)).toBe(false);
    expect((await rooms().roomsOf(theoKey)).map(({ room }) => room.roomId)).toEqual([GENERAL]);
    expect((await rooms().roomsIn(theoKey)).map(({ roomId }) => roomId)).toEqual([GENERAL]);
  });

  test('have read what was said before they came', async () => {
    await kept.makeRoom('den', { members: [mira] });
    await kept.say('before', { author: mira }, 'den');
    await rooms().addMember('den', theo, 1);
    await kept.say('since', { author: mira }, 'den');
    expect(await standing('den', theoKey)).toEqual([1, 1, 0]);
  });

  test('are listed by name, with what others see of them', async () => {
    await kept.store.people.register({
      userID: 'a',
      name: { username: 'ada', looks: ['ada'] },
      passwordHash: 'hash',
      role: 'moderator',
      at: 1,
    });
    await kept.store.people.changeProfile('a', { colour: 5, status: 'here' });
    const ada = { userID: 'a', username: 'ada', role: 'moderator', colour: 5, status: 'here' };
    await kept.makeRoom('den', { members: [zoe, mira, { userID: 'a', username: 'ada' }] });
    expect(await rooms().members('den', undefined, 2)).toEqual([ada, mira]);
    expect(await rooms().members('den', 'Mira', 2)).toEqual([zoe]);
    expect(await rooms().members(GENERAL, undefined, 2)).toEqual([ada]);
    expect(await rooms().members(GENERAL, 'ada', 2)).toEqual([]);
    await kept.store.people.rename('a', { username: 'Yva', looks: ['yva'] });
    expect((await rooms().members('den', undefined, 9)).map(({ username }) => username)).toEqual([
      'Mira',
      'Yva',
      'Zoe',
    ]);
  });

  test('of General are all, and nobody comes or goes', async () => {
    expect(await rooms().isMember(GENERAL, 'anybody')).toBe(true);
    expect(await rooms().addMember(GENERAL, mira, 1)).toBe(false);
    expect(await rooms().removeMember(GENERAL, miraKey)).toBe(false);
    expect((await kept.room()).members).toEqual([]);
  });
});

test('public rooms are listed by name, by page, without the archived ones', async () => {
  await kept.makeRoom('1', { name: 'zebra', kind: 'public', members: [mira, theo] });
  await kept.makeRoom('2', { name: 'Apple', kind: 'public', members: [] });
  await kept.makeRoom('3', { name: 'melon', kind: 'public' });
  await kept.makeRoom('4', { name: 'hidden', kind: 'private' });
  await rooms().change('3', { archived: true });
  const list = async (after: string | undefined, limit: number) =>
    (await rooms().publicRooms(theoKey, after, limit)).map(({ room, ...others }) => ({ name: room.name, ...others }));
  const [apple, zebra] = [
    { name: 'Apple', members: 0, isMember: false },
    { name: 'zebra', members: 2, isMember: true },
  ];
  expect(await list(undefined, 5)).toEqual([apple, zebra]);
  expect(await list(undefined, 1)).toEqual([apple]);
  expect(await list('Apple', 5)).toEqual([zebra]);
});

describe('reading', () => {
  test('moves on, never back, nor beyond the head', async () => {
    for (const text of ['one', 'two', 'three']) await kept.say(text);
    expect(await standing(GENERAL, theoKey)).toEqual([0, 3, 0]);
    expect(await rooms().markRead(GENERAL, theoKey, 2)).toEqual({ readSeq: 2, unread: 1, mentions: 0, isNew: true });
    expect(await rooms().markRead(GENERAL, theoKey, 1)).toEqual({ readSeq: 2, unread: 1, mentions: 0, isNew: false });
    expect(await rooms().markRead(GENERAL, theoKey, 99)).toEqual({ readSeq: 3, unread: 0, mentions: 0, isNew: true });
    expect(await rooms().markRead(GENERAL, zoeKey, 0)).toEqual({ readSeq: 0, unread: 3, mentions: 0, isNew: false });
    await kept.reopen();
    expect(await standing(GENERAL, theoKey)).toEqual([3, 0, 0]);
  });

  test('counts what others said, that is there and visible', async () => {
    await kept.say('hidden', { author: mira, mentions: [theoKey] });
    await kept.clear();
    await kept.store.messages.append(GENERAL, aNotice('entered', mira));
    await kept.say('deleted', { author: mira, mentions: [theoKey] });
    await kept.say('one', { author: mira, mentions: [theoKey] });
    await kept.store.messages.delete(GENERAL, 4);
    expect(await standing(GENERAL, theoKey)).toEqual([0, 1, 1]);
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await standing(GENERAL, theoKey)).toEqual([0, 2, 2]);
  });

  test('an author has read as far as what they said, and no further by entering or leaving', async () => {
    await kept.say('one', { author: mira });
    await kept.say('two', { author: theo });
    await kept.say('three', { author: mira });
    await kept.store.messages.append(GENERAL, aNotice('left', theo));
    expect(await standing(GENERAL, theoKey)).toEqual([2, 1, 0]);
    await kept.reopen();
    expect(await standing(GENERAL, theoKey)).toEqual([2, 1, 0]);
    const [, read] = await Promise.all([kept.say('four', { author: theo }), rooms().markRead(GENERAL, theoKey, 1)]);
    expect(read).toEqual({ readSeq: 5, unread: 0, mentions: 0, isNew: false });
  });

  test(`counts up to ${UNREAD_MAX}`, async () => {
    await Promise.all(
      Array.from({ length: UNREAD_MAX + 20 }, (_, n) => kept.say(`${n}`, { author: mira, mentions: [theoKey] })),
    );
    expect(await standing(GENERAL, theoKey)).toEqual([0, UNREAD_MAX, UNREAD_MAX]);
  });
});

describe('invites', () => {
  const anInvite = (fields: Partial<Invite> = {}): Invite => ({
    inviteId: 'i',
    roomId: 'den',
    createdBy: mira,
    createdAt: 1,
    expiresAt: null,
    usesLeft: null,
    ...fields,
  });
  const redeem = (person = theo, now = 50, hash = 'hash') => rooms().redeemInvite(hash, person, now, false);

  beforeEach(() => kept.makeRoom('den', { members: [mira] }));

  test('are found by what their bearers hold, and listed as long as they can be used', async () => {
    await rooms().addInvite(anInvite(), 'hash');
    await rooms().addInvite(anInvite({ inviteId: 'j', expiresAt: 100, usesLeft: 1 }), 'other');
    await kept.reopen();
    expect(await rooms().findInvite('hash', 50)).toEqual(anInvite());
    expect(await rooms().invites('den', 99)).toHaveLength(2);
    expect(await rooms().invites('den', 100)).toEqual([anInvite()]);
    expect([await rooms().countInvites('den', 99), await rooms().countInvites('den', 100)]).toEqual([2, 1]);
    expect(await rooms().findInvite('other', 100)).toBeUndefined();
    expect(await rooms().findInvite('none', 50)).toBeUndefined();
  });

  test('let in whoever has them, again and again where nothing says otherwise', async () => {
    await kept.say('before', {}, 'den');
    await rooms().addInvite(anInvite(), 'hash');
    expect(await redeem()).toEqual({ roomId: 'den', isNew: true });
    expect(await redeem()).toEqual({ roomId: 'den', isNew: false });
    expect(await redeem(zoe)).toEqual({ roomId: 'den', isNew: true });
    expect(await standing('den', theoKey)).toEqual([1, 0, 0]);
  });

  test('of two who race for the last use one comes in, and may ask again', async () => {
    await rooms().addInvite(anInvite({ usesLeft: 1 }), 'hash');
    expect(await outcomes([redeem(theo), redeem(zoe), redeem(theo)])).toEqual([
      { roomId: 'den', isNew: true },
      'invite_invalid',
      { roomId: 'den', isNew: false },
    ]);
    expect(await rooms().isMember('den', zoeKey)).toBe(false);
    expect(await rooms().findInvite('hash', 50)).toEqual(anInvite({ usesLeft: 0 }));
    expect(await rooms().invites('den', 50)).toEqual([]);
  });

  test('are not used by who is a member already', async () => {
    await rooms().addInvite(anInvite({ usesLeft: 1 }), 'hash');
    expect(await redeem(mira)).toEqual({ roomId: 'den', isNew: false });
    expect(await redeem(theo)).toEqual({ roomId: 'den', isNew: true });
  });

  test('let nobody in once they expired or were revoked', async () => {
    await rooms().addInvite(anInvite({ expiresAt: 100 }), 'hash');
    await expect(redeem(theo, 100)).rejects.toMatchObject(refused('invite_invalid'));
    expect(await rooms().revokeInvite(GENERAL, 'i')).toBe(false);
    expect(await rooms().revokeInvite('den', 'i')).toBe(true);
    expect(await rooms().revokeInvite('den', 'i')).toBe(false);
    await expect(redeem()).rejects.toMatchObject(refused('invite_invalid'));
    await expect(redeem(theo, 1, 'none')).rejects.toMatchObject(refused('invite_invalid'));
  });

  test('of General are used by who comes in by them', async () => {
    await rooms().addInvite(anInvite({ roomId: GENERAL, usesLeft: 1 }), 'hash');
    const come = (admit: boolean) => rooms().redeemInvite('hash', theo, 50, admit);
    expect(await outcomes([come(false), come(true), come(true), come(false)])).toEqual([
      { roomId: GENERAL, isNew: false },
      { roomId: GENERAL, isNew: true },
      'invite_invalid',
      { roomId: GENERAL, isNew: false },
    ]);
  });
});

test('a room that does not exist is refused', async () => {
  const absent = refused('room_not_found');
  expect(await rooms().find('nowhere')).toBeUndefined();
  for (const attempt of [
    () => rooms().change('nowhere', {}),
    () => rooms().isMember('nowhere', miraKey),
    () => rooms().standing('nowhere', miraKey),
    () => rooms().addMember('nowhere', mira, 1),
    () => rooms().removeMember('nowhere', miraKey),
    () => rooms().members('nowhere', undefined, 1),
    () => rooms().markRead('nowhere', miraKey, 1),
    () => rooms().invites('nowhere', 1),
    () => rooms().countInvites('nowhere', 1),
    () => rooms().revokeInvite('nowhere', 'i'),
  ]) {
    await expect(attempt()).rejects.toMatchObject(absent);
  }
});
