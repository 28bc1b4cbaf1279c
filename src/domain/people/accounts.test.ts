import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, nobody, PASSWORD, PeopleOfTest } from '../../../test/support/open-people';
import { quickHasher } from '../../../test/support/quick-hasher';
import { GENERAL } from '../../protocol/index';
import type { PasswordHasher } from '../ports';
import { REPLACED_MS } from './sessions';

let here: PeopleOfTest;
let hasher: jest.Mocked<PasswordHasher>;

beforeEach(async () => {
  hasher = { waiting: 0, hash: jest.fn(quickHasher.hash), verify: jest.fn(quickHasher.verify) };
  here = await PeopleOfTest.open('open', hasher);
});
afterEach(cleanUp);

const register = (username: string, password = PASSWORD, asker = nobody) =>
  here.people.accounts.register({ username, password }, asker);

describe('a name is refused to a newcomer', () => {
  beforeEach(() => here.member('Mira'));

  test.each([
    ['the same', 'Mira', 'name_taken'],
    ['another case', 'mIRA', 'name_taken'],
    ['full-width letters', 'Ｍｉｒａ', 'name_taken'],
    ['a Cyrillic a', 'Mirа', 'name_taken'],
    ['spaces around', '  Mira ', 'name_taken'],
    ['a no-break space before it', '\u00A0Mira', 'name_taken'],
    ['that of those who left', 'Someone  who left', 'name_taken'],
    ['a zero-width space in it', 'Mi\u200Bra', 'name_invalid'],
    ['a right-to-left override', '\u202EariM', 'name_invalid'],
    ['stacked marks', `M${'\u0351'.repeat(9)}ira`, 'name_invalid'],
    ['half of a character', 'Mira\uDC00', 'name_invalid'],
    ['nothing', '', 'name_invalid'],
  ])('%s', async (_what, name, code) => {
    hasher.hash.mockClear();
    await expect(register(name)).rejects.toMatchObject({ code });
    await expect(here.people.guests.become({ username: name }, nobody)).rejects.toMatchObject({ code });
    expect(hasher.hash).not.toHaveBeenCalled();
  });
});

test('the name of somebody who is here is refused, but not to themselves', async () => {
  const guest = await here.guest('Gus');
  await here.chat.enter(here.chat.connect(asking(guest), false), here.chat.general, guest, undefined);
  await expect(register('gus')).rejects.toMatchObject({ code: 'name_taken' });
  expect((await register('Gus', PASSWORD, asking(guest))).you).toMatchObject({ username: 'Gus', role: 'member' });
});

test.each(['1234567', 'a'.repeat(257), 'a'.repeat(1_000)])('the password %s is refused unhashed', async (password) => {
  await expect(register('Mira', password)).rejects.toMatchObject({ code: 'password_invalid' });
  expect(hasher.hash).not.toHaveBeenCalled();
});

test('of two who race for a name one gets it', async () => {
  const all = await Promise.allSettled([register('Mira'), register('mira'), register('Mirа')]);
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'name_taken' });
});

test('who has an account gets no other', async () => {
  const mira = await here.member();
  await expect(register('Theo', PASSWORD, asking(mira))).rejects.toMatchObject({ code: 'already_registered' });
  await expect(here.people.guests.become({ username: 'Theo' }, asking(mira))).rejects.toMatchObject({
    code: 'already_registered',
  });
});

describe('a guest who registers', () => {
  test('stays who they are, and what they said bears the account’s name', async () => {
    const guest = await here.guest('Gus');
    await here.chat.general.send(guest, 'hello');
    const { you } = await register('Mira', PASSWORD, asking(guest));
    expect(you).toEqual({ userID: guest.key, username: 'Mira', role: 'member' });
    here.clock.advance(REPLACED_MS);
    expect(here.lastYou(guest.key)).toMatchObject({ you });
    expect(here.chat.general.history.window.all()).toMatchObject([{ message: 'hello', author: { username: 'Mira' } }]);
    const { window } = (await here.store.messages.openRoom(GENERAL, 10, 10)) ?? {};
    expect(window).toMatchObject([{ author: { userID: guest.key, username: 'Mira' } }]);
  });

  test('leaves nothing to whoever held their session or token before', async () => {
    const identity = here.people.createUserData();
    const guest = await here.actor(await here.people.guests.become({ username: 'Gus', identity }, nobody));
    const other = await here.people.guests.become({ username: 'Gus', identity }, nobody);
    const signedIn = await register('Gus', PASSWORD, asking(guest));
    // Whoever has the guest's token or another session is out at once; the session that asked stays until it is replaced.
    expect(here.outOf(guest.key)).toEqual([{ type: 'out', code: 'signed_out', exceptSession: guest.session }]);
    here.clock.advance(REPLACED_MS);
    expect(here.outOf(guest.key).slice(1)).toEqual([{ type: 'out', code: 'session_invalid', session: guest.session }]);
    await expect(here.people.authenticate(other.session.token, ADDRESS)).rejects.toMatchObject({
      code: 'session_invalid',
    });
    expect(await here.store.people.findSession(guest.session ?? '', here.clock.now())).toBeUndefined();
    await expect(here.people.proveGuest(identity, ADDRESS)).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(here.people.guests.become({ username: 'Gus', identity }, nobody)).rejects.toMatchObject({
      code: 'token_invalid',
    });
    expect(await here.people.authenticate(signedIn.session.token, ADDRESS)).toMatchObject({ key: guest.key });
  });

  test('gives the account’s rights to no connection of the guest they were', async () => {
    const identity = { ...here.people.createUserData(), username: 'Gus' };
    const guest = await here.people.proveGuest(identity, ADDRESS);
    const client = here.chat.connect(asking(guest), false);
    const before = await here.actor(await here.people.guests.become({ username: 'Gus', identity }, nobody));
    await register('Gus', PASSWORD, asking(before));
    here.clock.advance(REPLACED_MS);
    expect(client.actor).toMatchObject({ key: guest.key, role: 'guest' });
  });
});

describe('logging in', () => {
  beforeEach(() => here.member('Mira'));

  test.each(['Mira', 'mira', ' MIRA ', 'Ｍｉｒａ'])('as %s', async (name) => {
    expect((await here.logIn(name)).you).toMatchObject({ username: 'Mira' });
  });

  test.each([
    ['a wrong password', 'Mira', 'wrong horse battery'],
    ['a name that nobody bears', 'Theo', PASSWORD],
    ['a name that nobody can bear', '\u200B', PASSWORD],
    ['a password that nobody can have', 'Mira', 'a'.repeat(500)],
    ['the hash of the password', 'Mira', `quick:${PASSWORD}`],
  ])('with %s is refused in one way', async (_what, name, password) => {
    const refusal = await here.logIn(name, password).catch((error) => error);
    expect(refusal.toReply()).toEqual({
      code: 'credentials_wrong',
      message: 'The name or the password is not right.',
    });
  });

  test('costs the same work for who is unknown', async () => {
    await here.logIn('Mira', 'wrong horse battery').catch(() => 0);
    await here.logIn('Theo', 'wrong horse battery').catch(() => 0);
    expect(hasher.verify.mock.calls).toEqual([
      ['wrong horse battery', `quick:${PASSWORD}`],
      ['wrong horse battery', undefined],
    ]);
  });

  test('is put off after five failures, unhashed, in whichever way the name is written', async () => {
    for (const name of ['Mira', 'mira', 'MIRA', 'Mirа', 'Ｍｉｒａ']) {
      await expect(here.logIn(name, 'wrong horse battery')).rejects.toMatchObject({ code: 'credentials_wrong' });
    }
    await expect(here.logIn('Mira')).rejects.toMatchObject({ code: 'too_many_attempts', retryAfterMs: 1_000 });
    expect(hasher.verify).toHaveBeenCalledTimes(5);
    here.clock.advance(1_000);
    await here.logIn('Mira');
  });

  test('with a password that was changed meanwhile gives no session', async () => {
    let goOn = () => {};
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    hasher.verify.mockImplementationOnce(async () => {
      await slow;
      return true;
    });
    const loggingIn = here.logIn('Mira');
    const mira = await here.store.people.findByLooks(['mira']);
    await here.store.people.changePassword(mira?.userID ?? '', 'quick:another');
    goOn();
    await expect(loggingIn).rejects.toMatchObject({ code: 'session_invalid' });
  });
});

describe('setting up', () => {
  const setUp = (secret: string, username = 'Olga', asker = nobody) =>
    here.people.accounts.setUp({ secret, username, password: PASSWORD }, asker);
  const refusal = { code: 'set_up_invalid' };

  test('makes the owner, once', async () => {
    const secret = (await here.people.offerSetUp()) ?? '';
    expect((await setUp(secret)).you).toMatchObject({ username: 'Olga', role: 'owner' });
    await expect(setUp(secret, 'Theo')).rejects.toMatchObject(refusal);
    expect(await here.people.offerSetUp()).toBeUndefined();
  });

  test('needs the newest secret, and hashes nothing without', async () => {
    const first = (await here.people.offerSetUp()) ?? '';
    await here.people.offerSetUp();
    for (const secret of [first, '', 'x', '\0']) await expect(setUp(secret)).rejects.toMatchObject(refusal);
    expect(hasher.hash).not.toHaveBeenCalled();
  });

  test('is refused before there was an offer', async () => {
    for (const secret of ['', 'undefined', 'null']) await expect(setUp(secret)).rejects.toMatchObject(refusal);
  });

  test('is won by one of those who race', async () => {
    const secret = (await here.people.offerSetUp()) ?? '';
    const all = await Promise.allSettled(['Olga', 'Theo', 'Ines'].map((name) => setUp(secret, name)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject(refusal);
    expect((await here.people.profiles.list('', undefined, 10)).items).toHaveLength(1);
  });

  test('lets a guest stay who they are', async () => {
    const guest = await here.guest('Olga');
    const { you } = await setUp((await here.people.offerSetUp()) ?? '', 'Olga', asking(guest));
    expect(you).toEqual({ userID: guest.key, username: 'Olga', role: 'owner' });
  });
});
