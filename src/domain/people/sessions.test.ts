import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, nobody, PASSWORD, PeopleOfTest } from '../../../test/support/open-people';
import { Refusal } from '../../protocol/index';
import { hashOf } from './secrets';
import { REPLACED_MS } from './sessions';

const DAY = 86_400_000;
const ended = { code: 'session_invalid' };

let here: PeopleOfTest;
beforeEach(async () => {
  here = await PeopleOfTest.open();
});
afterEach(cleanUp);

const authenticate = (token: string | undefined) => here.people.authenticate(token, ADDRESS);

test('without a token there is nobody', async () => {
  expect(await authenticate(undefined)).toBeUndefined();
});

test.each(['', 'x', 'A'.repeat(43), '\0', "' or 1=1 --"])('the token %j proves nobody', async (token) => {
  await expect(authenticate(token)).rejects.toMatchObject(ended);
});

test('a token proves who it was given to, and the store knows its hash alone', async () => {
  await here.member('Mira');
  const { session, you } = await here.logIn('Mira');
  const actor = await authenticate(session.token);
  expect(actor).toMatchObject({ person: { username: 'Mira' }, role: 'member', session: hashOf(session.token) });
  expect(actor?.profile).toEqual(you);
  await expect(authenticate(hashOf(session.token))).rejects.toMatchObject(ended);
});

describe.each([
  ['a member', 90],
  ['a guest', 30],
])('the session of %s', (who, days) => {
  let token: string;
  beforeEach(async () => {
    if (who === 'a member') await here.member();
    const signedIn = await (who === 'a member'
      ? here.logIn('Mira')
      : here.people.guests.become({ username: 'Gus' }, nobody));
    token = signedIn.session.token;
    expect(signedIn.session.expiresAt).toBe(here.clock.now() + days * DAY);
  });

  test(`ends after ${days} days without use`, async () => {
    here.clock.advance(days * DAY - 1);
    await authenticate(token);
    here.clock.advance(days * DAY);
    await expect(authenticate(token)).rejects.toMatchObject(ended);
  });

  test('lasts as long as it is used, which is written down once a day at most', async () => {
    const prolong = jest.spyOn(here.store.people, 'prolongSession');
    here.clock.advance(DAY);
    await authenticate(token);
    expect(prolong).not.toHaveBeenCalled();
    here.clock.advance(1);
    await authenticate(token);
    await authenticate(token);
    expect(prolong).toHaveBeenCalledTimes(1);
    for (let month = 0; month < 6; month += 1) {
      here.clock.advance(25 * DAY);
      await authenticate(token);
    }
  });
});

test('a session that cannot be prolonged now proves who it did all the same, and is prolonged at its next use', async () => {
  const actor = await here.member();
  const { session } = await here.logIn('Mira');
  here.clock.advance(2 * DAY);
  const prolong = jest
    .spyOn(here.store.people, 'prolongSession')
    .mockRejectedValueOnce(new Refusal('store_unavailable'));
  expect(await authenticate(session.token)).toMatchObject({ key: actor.key });
  here.clock.advance(88 * DAY - 1);
  expect(await authenticate(session.token)).toMatchObject({ key: actor.key });
  expect(prolong).toHaveBeenCalledTimes(2);
  here.clock.advance(89 * DAY);
  expect(await authenticate(session.token)).toMatchObject({ key: actor.key });
});

test('logging out ends the session and its connections, and no other', async () => {
  const actor = await here.member();
  const [one, other] = [await here.logIn('Mira'), await here.logIn('Mira')];
  await here.people.sessions.end(await here.actor(one));
  await expect(authenticate(one.session.token)).rejects.toMatchObject(ended);
  expect(here.outOf(actor.key).at(-1)).toEqual({
    type: 'out',
    code: 'signed_out',
    session: hashOf(one.session.token),
  });
  expect(await authenticate(other.session.token)).toMatchObject({ key: actor.key });
});

test('logging out everywhere ends every session and connection', async () => {
  const actor = await here.member();
  const { session } = await here.logIn('Mira');
  await here.people.sessions.endAll(actor.key);
  await expect(authenticate(session.token)).rejects.toMatchObject(ended);
  expect(here.outOf(actor.key).at(-1)).toEqual({ type: 'out', code: 'signed_out' });
});

test('a session that was there before a log-in ends, and its connections are told to come back', async () => {
  await here.member();
  const guest = await here.guest();
  await here.logIn('Mira', PASSWORD, asking(guest));
  expect(await here.store.people.findSession(guest.session ?? '', here.clock.now())).toBeUndefined();
  expect(here.outOf(guest.key)).toEqual([]);
  here.clock.advance(REPLACED_MS);
  expect(here.outOf(guest.key)).toEqual([{ type: 'out', code: 'session_invalid', session: guest.session }]);
});

test('who is banned is let in by no session', async () => {
  const [owner, actor] = [await here.owner(), await here.member()];
  const { session } = await here.logIn('Mira');
  const at = here.clock.now();
  const ban = { person: actor.person, addresses: [], by: owner.person, at, until: at + DAY, reason: '' };
  await here.store.moderation.ban(ban);
  await expect(authenticate(session.token)).rejects.toMatchObject({ code: 'banned', retryAfterMs: DAY });
  await expect(here.logIn('Mira')).rejects.toMatchObject({ code: 'banned' });
  await expect(here.logIn('Mira', 'wrong horse battery')).rejects.toMatchObject({ code: 'credentials_wrong' });
});

test('what has ended is forgotten', async () => {
  await here.guest('Gus');
  const { session } = await here.people.guests.become({ username: 'Ida' }, nobody);
  const { key } = (await authenticate(session.token)) as { key: string };
  here.clock.advance(31 * DAY);
  await here.guest('Ben');
  expect(await here.store.people.find(key)).toBeUndefined();
});
