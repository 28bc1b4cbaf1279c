import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, nobody, PASSWORD, PeopleOfTest } from '../../../test/support/open-people';
import { quickHasher } from '../../../test/support/quick-hasher';
import type { Actor } from '../authority/actor';
import type { PasswordHasher } from '../ports';
import { REPLACED_MS } from './sessions';

const OTHER = 'another horse battery';
const ended = { code: 'session_invalid' };

let here: PeopleOfTest;
let hasher: jest.Mocked<PasswordHasher>;
let mira: Actor;

beforeEach(async () => {
  hasher = { waiting: 0, hash: jest.fn(quickHasher.hash), verify: jest.fn(quickHasher.verify) };
  here = await PeopleOfTest.open('open', hasher);
  mira = await here.member('Mira');
  hasher.hash.mockClear();
});
afterEach(cleanUp);

const isEnded = async (session: string | undefined) =>
  (await here.store.people.findSession(session ?? '', here.clock.now())) === undefined;

describe('changing a password', () => {
  const change = (current: string, password: string, by = mira) =>
    here.people.passwords.change(by, { current, password }, ADDRESS);

  test('ends every session, and begins another', async () => {
    const other = await here.logIn('Mira');
    const signedIn = await change(PASSWORD, OTHER);
    await expect(here.people.authenticate(other.session.token, ADDRESS)).rejects.toMatchObject(ended);
    expect(await isEnded(mira.session)).toBe(true);
    expect(await here.people.authenticate(signedIn.session.token, ADDRESS)).toMatchObject({ key: mira.key });
    await expect(here.logIn('Mira')).rejects.toMatchObject({ code: 'credentials_wrong' });
    await here.logIn('Mira', OTHER);
  });

  test('ends the connections of all other sessions at once, and one’s own when it is replaced', async () => {
    await change(PASSWORD, OTHER);
    expect(here.outOf(mira.key).at(-1)).toEqual({ type: 'out', code: 'signed_out', exceptSession: mira.session });
    here.clock.advance(REPLACED_MS);
    expect(here.outOf(mira.key).at(-1)).toEqual({ type: 'out', code: 'session_invalid', session: mira.session });
  });

  test('needs the one that one has, and soon has to wait without', async () => {
    for (let time = 0; time < 5; time += 1) {
      await expect(change('wrong horse battery', OTHER)).rejects.toMatchObject({ code: 'credentials_wrong' });
    }
    await expect(change(PASSWORD, OTHER)).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(hasher.hash).not.toHaveBeenCalled();
    expect(await isEnded(mira.session)).toBe(false);
  });

  test('to one that will not do changes nothing, and is not looked at further', async () => {
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'password_invalid' });
    expect(hasher.verify).not.toHaveBeenCalled();
  });
});

describe('a link to a new password', () => {
  let owner: Actor;
  beforeEach(async () => {
    owner = await here.owner();
    hasher.hash.mockClear();
  });

  const reset = (secret: string, password = OTHER, asker = nobody) =>
    here.people.passwords.reset({ secret, password }, asker);
  const refusal = { code: 'reset_invalid' };

  test('gives its bearer the account, and ends every session from before', async () => {
    const { secret, expiresAt } = await here.people.passwords.makeReset(owner, mira.key);
    expect(expiresAt).toBe(here.clock.now() + 86_400_000);
    const signedIn = await reset(secret);
    expect(signedIn.you).toMatchObject({ userID: mira.key });
    expect(await isEnded(mira.session)).toBe(true);
    expect(here.outOf(mira.key)).toContainEqual({ type: 'out', code: 'signed_out' });
    await here.logIn('Mira', OTHER);
    await expect(here.logIn('Mira')).rejects.toMatchObject({ code: 'credentials_wrong' });
  });

  test('is used once, even by those who race', async () => {
    const { secret } = await here.people.passwords.makeReset(owner, mira.key);
    const all = await Promise.allSettled([reset(secret), reset(secret), reset(secret)]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject(refusal);
  });

  test('is worth nothing after a day, or once there is a newer one, and nothing is hashed for it', async () => {
    const { secret } = await here.people.passwords.makeReset(owner, mira.key);
    const newer = await here.people.passwords.makeReset(owner, mira.key);
    here.clock.advance(86_400_001);
    for (const one of [secret, newer.secret, '', 'x']) await expect(reset(one)).rejects.toMatchObject(refusal);
    expect(hasher.hash).not.toHaveBeenCalled();
  });

  test('stays good when the password will not do', async () => {
    const { secret } = await here.people.passwords.makeReset(owner, mira.key);
    await expect(reset(secret, 'short')).rejects.toMatchObject({ code: 'password_invalid' });
    await reset(secret);
  });

  test('ends the session of whoever uses it', async () => {
    const guest = await here.guest();
    const { secret } = await here.people.passwords.makeReset(owner, mira.key);
    await reset(secret, OTHER, asking(guest));
    expect(await isEnded(guest.session)).toBe(true);
  });

  test('is made for accounts only, and written down', async () => {
    const guest = await here.guest();
    const none = { code: 'person_not_found' };
    await expect(here.people.passwords.makeReset(owner, guest.key)).rejects.toMatchObject(none);
    await expect(here.people.passwords.makeReset(owner, 'nobody')).rejects.toMatchObject(none);
    await here.people.passwords.makeReset(owner, mira.key);
    expect(await here.store.moderation.auditEntries(undefined, 10)).toMatchObject([
      { action: 'MakePasswordReset', by: owner.person, to: mira.person },
    ]);
  });
});
