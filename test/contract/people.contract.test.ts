import type { Registration } from '../../src/domain/ports';
import { GENERAL, type Role } from '../../src/protocol/index';
import { aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();

const aName = (username: string) => ({
  username,
  looks: [username.toLowerCase(), `skeleton of ${username.toLowerCase()}`],
});

function aRegistration(userID: string, username: string, role: Registration['role'] = 'member'): Registration {
  return { userID, name: aName(username), passwordHash: `hash of ${userID}`, role, at: 1 };
}

const people = () => kept.store.people;
const register = (userID: string, username = userID, role?: Registration['role']) =>
  people().register(aRegistration(userID, username, role));
const guest = (userID: string, username = userID) => people().keepGuest({ userID, username, at: 1 });
const session = (hash: string, userID: string, expiresAt = 100) =>
  people().addSession({ hash, userID, at: 1, expiresAt });
const isSession = async (hash: string, now = 50) => (await people().findSession(hash, now)) !== undefined;
const refused = (code: string) => ({ code });
const outcomes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code));

describe('guests', () => {
  test('are known, by their latest name, and are nobody by their looks', async () => {
    await guest('g', 'Mira');
    await guest('g', 'Mirabel');
    await kept.reopen();
    expect(await people().find('g')).toEqual({
      userID: 'g',
      username: 'Mirabel',
      role: 'guest',
      passwordHash: null,
      colour: null,
      status: null,
    });
    expect(await people().findByLooks(['mirabel'])).toBeUndefined();
    expect(await people().list('', undefined, 10)).toEqual([]);
  });

  test('who have an account are not made guests again', async () => {
    await register('a', 'Mira');
    await guest('a', 'Somebody');
    expect(await people().find('a')).toMatchObject({ username: 'Mira', role: 'member' });
  });

  test('have names that are not kept apart', async () => {
    await register('a', 'Mira');
    await guest('g', 'Mira');
    await people().rename('g', aName('mira'));
    expect(await people().find('g')).toMatchObject({ username: 'mira' });
  });

  describe('who keep their name', () => {
    const keep = (userID: string, username: string, at = 10) => people().keepGuest({ userID, at, ...aName(username) });
    const names = async (now = 10) => (await people().namedGuests(now, 10)).map(({ username }) => username);
    const hour = 3_600_000;

    test('have it to themselves among them, from then on, and after a restart', async () => {
      await keep('a', 'Mira');
      await kept.reopen();
      await expect(keep('b', 'mira')).rejects.toMatchObject(refused('name_taken'));
      await expect(keep('a', 'Mira')).rejects.toMatchObject(refused('name_taken'));
      expect(await people().find('b')).toBeUndefined();
      expect(await people().findNamedGuest(['mira'], 10)).toEqual({ userID: 'a', username: 'Mira' });
      // Nobody else is kept from it.
      await guest('c', 'Mira');
      await register('d', 'Mira');
      expect(await names()).toEqual(['Mira']);
    });

    test('are given it for a moment without a session, and then as long as they have one', async () => {
      await keep('a', 'Mira');
      await keep('b', 'Nora');
      await session('one', 'a', 2 * hour);
      expect(await names(hour)).toEqual(['Mira']);
      await keep('c', 'nora', hour);
      await expect(keep('d', 'mira', hour)).rejects.toMatchObject(refused('name_taken'));
      await people().endSession('one');
      await keep('d', 'mira', hour);
      expect(await names(hour)).toEqual(['mira', 'nora']);
    });

    test('let go of it by another name, by an account, and by leaving', async () => {
      for (const [userID, username] of [
        ['a', 'Ada'],
        ['b', 'Bea'],
        ['c', 'Cleo'],
        ['d', 'Dora'],
      ] as const) {
        await keep(userID, username);
      }
      await keep('a', 'Ann');
      await guest('b', 'Bess');
      await register('c', 'Cleopatra');
      await people().remove('d');
      expect(await names()).toEqual(['Ann']);
      for (const username of ['Ada', 'Bea', 'Cleo', 'Dora']) await keep(`new ${username}`, username);
    });
  });

  test('have read what was said in General before they came', async () => {
    await kept.say('long ago');
    await guest('g');
    await kept.say('since');
    expect(await kept.store.rooms.standing(GENERAL, 'g')).toMatchObject({ readSeq: 1, unread: 1 });
  });
});

describe('registering', () => {
  test('makes an account, found by every look of its name', async () => {
    await register('a', 'Mira', 'moderator');
    await kept.reopen();
    const account = {
      userID: 'a',
      username: 'Mira',
      role: 'moderator',
      passwordHash: 'hash of a',
      colour: null,
      status: null,
    };
    expect(await people().find('a')).toEqual(account);
    expect(await people().findByLooks(['nothing', 'skeleton of mira'])).toEqual(account);
    expect(await people().findByLooks(['nothing'])).toBeUndefined();
    expect(await people().findByLooks([])).toBeUndefined();
  });

  test('makes an account of a guest, who stays who they are', async () => {
    await guest('g', 'Guest');
    await session('s', 'g');
    await register('g', 'Mira');
    expect((await people().findSession('s', 50))?.account).toMatchObject({
      userID: 'g',
      username: 'Mira',
      role: 'member',
    });
  });

  test('is refused for a name with a look of another', async () => {
    await register('a', 'Mira');
    const twin = { ...aRegistration('b', 'Мira'), name: { username: 'Мira', looks: ['мira', 'skeleton of mira'] } };
    await expect(people().register(twin)).rejects.toMatchObject(refused('name_taken'));
    expect(await people().find('b')).toBeUndefined();
  });

  test('is refused to who has an account', async () => {
    await register('a', 'Mira');
    await expect(register('a', 'Other')).rejects.toMatchObject(refused('already_registered'));
    expect(await people().findByLooks(['other'])).toBeUndefined();
  });

  test('of two at once with names that look alike, one is refused', async () => {
    expect(await outcomes([register('a', 'Mira'), register('b', 'mira'), register('c', 'Theo')])).toEqual([
      'done',
      'name_taken',
      'done',
    ]);
    expect(await people().find('b')).toBeUndefined();
  });
});

describe('setting up', () => {
  test('uses the secret up, also when two do so at once', async () => {
    await people().keepSetUpSecret('old');
    await people().keepSetUpSecret('secret');
    expect([await people().isSetUpSecret('old'), await people().isSetUpSecret('secret')]).toEqual([false, true]);
    const setUp = (secret: string, userID: string) =>
      people().registerOwner(secret, aRegistration(userID, userID, 'owner'));
    expect(await outcomes([setUp('old', 'x'), setUp('', 'y'), setUp('secret', 'a'), setUp('secret', 'b')])).toEqual([
      'set_up_invalid',
      'set_up_invalid',
      'done',
      'set_up_invalid',
    ]);
    await kept.reopen();
    expect(await people().hasOwner()).toBe(true);
    expect(await people().isSetUpSecret('secret')).toBe(false);
  });

  test('that is refused for its name leaves the secret', async () => {
    await register('a', 'Mira');
    await people().keepSetUpSecret('secret');
    const twin = people().registerOwner('secret', aRegistration('b', 'mira', 'owner'));
    await expect(twin).rejects.toMatchObject(refused('name_taken'));
    expect(await people().isSetUpSecret('secret')).toBe(true);
    expect(await people().hasOwner()).toBe(false);
  });
});

describe('names', () => {
  test('are changed, and the old one is free', async () => {
    await register('a', 'Mira');
    await people().rename('a', aName('Dora'));
    await register('b', 'Mira');
    expect(await people().findByLooks(['dora'])).toMatchObject({ userID: 'a', username: 'Dora' });
    await expect(people().rename('a', aName('mira'))).rejects.toMatchObject(refused('name_taken'));
    expect(await people().findByLooks(['dora'])).toMatchObject({ userID: 'a' });
  });

  test('may change into another writing of themselves', async () => {
    await register('a', 'Mira');
    await people().rename('a', aName('MIRA'));
    expect(await people().find('a')).toMatchObject({ username: 'MIRA' });
  });

  test('of nobody are refused', async () => {
    await expect(people().rename('nobody', aName('Mira'))).rejects.toMatchObject(refused('person_not_found'));
  });

  test('of two who take one at once, one is refused', async () => {
    await register('a', 'Ada');
    await register('b', 'Bob');
    expect(await outcomes([people().rename('a', aName('Mira')), people().rename('b', aName('mira'))])).toEqual([
      'done',
      'name_taken',
    ]);
  });
});

test('a profile is changed field by field, and null takes away', async () => {
  await register('a', 'Mira');
  await people().changeProfile('a', { colour: 120, status: 'on the wall' });
  await people().changeProfile('a', { colour: null });
  await kept.reopen();
  expect(await people().find('a')).toMatchObject({ colour: null, status: 'on the wall' });
  expect(await people().list('', undefined, 10)).toEqual([
    { userID: 'a', username: 'Mira', role: 'member', status: 'on the wall' },
  ]);
});

describe('the list of accounts', () => {
  test('is in the order of names, without letter case, by page and by what a name holds', async () => {
    for (const name of ['Zoë', 'ada', 'Łucja', 'Ädna', 'Bob_%', 'STRASSER']) await register(name, name);
    await guest('g', 'Ada too');
    const names = async (...args: Parameters<ReturnType<typeof people>['list']>) =>
      (await people().list(...args)).map(({ username }) => username);
    expect(await names('', undefined, 3)).toEqual(['ada', 'Bob_%', 'STRASSER']);
    expect(await names('', 'STRASSER', 3)).toEqual(['Zoë', 'Ädna', 'Łucja']);
    expect(await names('ZOË', undefined, 3)).toEqual(['Zoë']);
    expect(await names('straß', undefined, 3)).toEqual(['STRASSER']);
    expect(await names('%', undefined, 3)).toEqual(['Bob_%']);
    expect(await names('', 'Łucja', 3)).toEqual([]);
  });
});

describe('roles', () => {
  const role = async (userID: string) => (await people().find(userID))?.role;

  test('are changed, of those who have an account', async () => {
    await register('a', 'Mira', 'owner');
    await register('b', 'Theo');
    await guest('g');
    await people().changeRole('b', 'moderator');
    expect(await role('b')).toBe('moderator');
    await expect(people().changeRole('g', 'member')).rejects.toMatchObject(refused('person_not_found'));
    await expect(people().changeRole('nobody', 'member')).rejects.toMatchObject(refused('person_not_found'));
  });

  test.each<[string, (userID: string) => Promise<unknown>]>([
    ['demoted', (userID) => people().changeRole(userID, 'member')],
    ['removed', (userID) => people().remove(userID)],
  ])('the last owner is not %s, also when two are at once', async (_name, act) => {
    await register('a', 'Mira', 'owner');
    await expect(act('a')).rejects.toMatchObject(refused('last_owner'));
    expect(await role('a')).toBe<Role>('owner');
    await register('b', 'Theo', 'owner');
    expect(await outcomes([act('a'), act('b'), act('b')])).toEqual(['done', 'last_owner', 'last_owner']);
    expect(await people().hasOwner()).toBe(true);
  });

  test('an owner stays one by being made one again', async () => {
    await register('a', 'Mira', 'owner');
    await people().changeRole('a', 'owner');
    expect(await role('a')).toBe<Role>('owner');
  });
});

describe('sessions', () => {
  test('last until their end, and are prolonged', async () => {
    await register('a', 'Mira');
    await session('s', 'a', 100);
    await kept.reopen();
    expect(await people().findSession('s', 99)).toMatchObject({ account: { userID: 'a' }, expiresAt: 100 });
    expect(await isSession('s', 100)).toBe(false);
    await people().prolongSession('s', 200);
    expect(await people().findSession('s', 100)).toMatchObject({ expiresAt: 200 });
    expect(await isSession('other')).toBe(false);
  });

  test('end one by one, or all but one', async () => {
    await register('a', 'Mira');
    await register('b', 'Theo');
    for (const hash of ['s', 't', 'u']) await session(hash, 'a');
    await session('v', 'b');
    await people().endSession('s');
    expect([await isSession('s'), await isSession('t')]).toEqual([false, true]);
    await people().endSessions('a', 'u');
    expect([await isSession('t'), await isSession('u'), await isSession('v')]).toEqual([false, true, true]);
    await people().endSessions('a');
    expect([await isSession('u'), await isSession('v')]).toEqual([false, true]);
  });

  test('are of nobody who is not known', async () => {
    await expect(session('s', 'nobody')).rejects.toMatchObject(refused('person_not_found'));
  });
});

describe('passwords', () => {
  test('a new one ends every session but one', async () => {
    await register('a', 'Mira');
    await session('s', 'a');
    await session('t', 'a');
    await people().changePassword('a', 'new', 't');
    expect(await people().find('a')).toMatchObject({ passwordHash: 'new' });
    expect([await isSession('s'), await isSession('t')]).toEqual([false, true]);
  });

  test('are reset once, by the newest secret, and end every session', async () => {
    await register('a', 'Mira');
    await session('s', 'a');
    await people().keepResetSecret('old', 'a', 100);
    await people().keepResetSecret('secret', 'a', 100);
    expect([await people().isResetSecret('old', 50), await people().isResetSecret('secret', 50)]).toEqual([
      false,
      true,
    ]);
    expect(await people().isResetSecret('secret', 100)).toBe(false);
    const reset = (secret: string, now = 50) => people().resetPassword(secret, `by ${secret}`, now);
    expect(await outcomes([reset('old'), reset('secret', 100), reset('secret'), reset('secret')])).toEqual([
      'reset_invalid',
      'reset_invalid',
      'done',
      'reset_invalid',
    ]);
    expect(await people().find('a')).toMatchObject({ passwordHash: 'by secret' });
    expect(await isSession('s')).toBe(false);
  });

  test('of guests and of nobody are not reset', async () => {
    await guest('g');
    for (const userID of ['g', 'nobody']) {
      await expect(people().keepResetSecret('s', userID, 100)).rejects.toMatchObject(refused('person_not_found'));
    }
  });
});

describe('removing', () => {
  test('forgets the account, its name, sessions, memberships and reading', async () => {
    await register('a', 'Mira');
    await session('s', 'a');
    await people().keepResetSecret('r', 'a', 100);
    await kept.makeRoom('den', { members: [aGuest('Mira', 'a')] });
    await kept.say('in the den', {}, 'den');
    await kept.store.rooms.markRead('den', 'a', 1);
    await people().remove('a');
    await kept.reopen();
    expect(await people().find('a')).toBeUndefined();
    expect(await isSession('s')).toBe(false);
    expect(await people().isResetSecret('r', 50)).toBe(false);
    expect(await kept.store.rooms.isMember('den', 'a')).toBe(false);
    await register('b', 'Mira');
    await expect(people().remove('a')).rejects.toMatchObject(refused('person_not_found'));
  });

  test('everybody but one tells who had an account', async () => {
    await register('a', 'Mira', 'owner');
    await register('b', 'Theo', 'owner');
    await guest('g');
    for (const userID of ['a', 'b', 'g']) await session(`of ${userID}`, userID);
    await kept.makeRoom('den', { members: [aGuest('Mira', 'a'), aGuest('Theo', 'b'), aGuest('g', 'g')] });
    expect(await people().removeAllBut('a')).toEqual(['b']);
    expect([await isSession('of a'), await isSession('of b'), await isSession('of g')]).toEqual([true, false, false]);
    expect((await kept.room(1, 'den')).members).toEqual([aGuest('Mira', 'a')]);
    expect(await people().find('g')).toBeUndefined();
  });
});

test('what has ended is forgotten: sessions, secrets, and guests of whom nothing is left', async () => {
  await register('a', 'Mira');
  for (const userID of ['talks', 'enters', 'rests', 'is in', 'comes back']) await guest(userID);
  await session('over', 'a', 3_600_100);
  await session('lasts', 'comes back', 3_600_101);
  await people().keepResetSecret('reset', 'a', 3_600_100);
  await kept.say('hello', { author: aGuest('talks', 'talks') });
  await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('enters', 'enters')));
  await kept.makeRoom('den', { members: [aGuest('is in', 'is in')] });
  const now = 3_600_100;
  await people().keepGuest({ userID: 'is coming', username: 'is coming', at: 100 });
  await people().forgetEnded(now);
  const known = ['a', 'talks', 'enters', 'rests', 'is in', 'comes back', 'is coming'].map(async (userID) =>
    (await people().find(userID)) ? userID : '',
  );
  expect((await Promise.all(known)).filter(Boolean)).toEqual(['a', 'talks', 'is in', 'comes back', 'is coming']);
  expect([await isSession('over', 0), await isSession('lasts', 0)]).toEqual([false, true]);
  expect(await people().isResetSecret('reset', 0)).toBe(false);
});
