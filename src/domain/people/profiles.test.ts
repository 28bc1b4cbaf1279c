import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, PeopleOfTest } from '../../../test/support/open-people';
import { GENERAL } from '../../protocol/index';
import { type Actor, guestActor } from '../authority/actor';

let here: PeopleOfTest;
beforeEach(async () => {
  here = await PeopleOfTest.open();
});
afterEach(cleanUp);

const change = (by: Actor, what: object) => here.people.profiles.change(by, what);

describe('another name', () => {
  test('is borne by oneself, by what one said, and in the eyes of others', async () => {
    const mira = await here.member('Mira');
    const client = here.chat.connect(asking(mira), false);
    await here.chat.enter(client, here.chat.general, mira, undefined);
    await here.chat.general.send(mira, 'hello');
    const you = await change(mira, { username: ' Ｍirabel ' });
    expect(you).toEqual({ userID: mira.key, username: 'Mirabel', role: 'member' });
    expect(here.lastYou(mira.key)).toEqual({ type: 'you', you });
    expect(client.actor).toMatchObject({ profile: you, person: { username: 'Mirabel' }, role: 'member' });
    expect(here.chat.general.attendance.here()).toEqual([you]);
    expect(here.chat.general.history.window.all().at(-1)).toMatchObject({ author: { username: 'Mirabel' } });
    const { window } = (await here.store.messages.openRoom(GENERAL, 10, 10)) ?? {};
    expect(window?.at(-1)).toMatchObject({ author: { username: 'Mirabel' } });
  });

  test('leaves the old one to others, and is kept from them', async () => {
    const [mira, theo] = [await here.member('Mira'), await here.member('Theo')];
    await expect(change(theo, { username: 'mirа' })).rejects.toMatchObject({ code: 'name_taken' });
    await change(mira, { username: 'Mirabel' });
    await change(theo, { username: 'Mira' });
    await expect(here.guest('Mirabel')).rejects.toMatchObject({ code: 'name_taken' });
    expect((await here.logIn('Mira')).you.userID).toBe(theo.key);
  });

  test('may be one’s own in another case', async () => {
    const mira = await here.member('Mira');
    expect(await change(mira, { username: 'MIRA' })).toMatchObject({ username: 'MIRA' });
  });

  test('has to be free, and one that can be seen; then nothing of the rest changes either', async () => {
    await here.member('Theo');
    const guest = await here.guest('Gus');
    await expect(change(guest, { username: 'Theo', colour: 5 })).rejects.toMatchObject({ code: 'name_taken' });
    await expect(change(guest, { username: '\u200B', colour: 5 })).rejects.toMatchObject({ code: 'name_invalid' });
    await expect(change(guest, { username: 'Gustav', status: 'a\nb' })).rejects.toMatchObject({
      code: 'status_invalid',
    });
    expect(await here.store.people.find(guest.key)).toMatchObject({ username: 'Gus', colour: null, status: null });
  });

  test('is raced for by accounts, and one of them gets it', async () => {
    const players = [await here.member('Mira'), await here.member('Theo')];
    const all = await Promise.allSettled(players.map((player) => change(player, { username: 'Ines' })));
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('colour and status come, stay and go by themselves', async () => {
  const mira = await here.member('Mira');
  const known = { userID: mira.key, username: 'Mira', role: 'member' };
  expect(await change(mira, { colour: 0, status: ' back at three ' })).toEqual({
    ...known,
    colour: 0,
    status: 'back at three',
  });
  expect(await change(mira, { status: '  ' })).toEqual({ ...known, colour: 0 });
  expect(await change(mira, {})).toEqual({ ...known, colour: 0 });
  expect(await change(mira, { colour: null })).toEqual(known);
});

test('a guest whom a token proves can have them too', async () => {
  const identity = { ...here.people.createUserData(), username: 'Gus' };
  const guest = await here.people.proveGuest(identity, ADDRESS);
  const you = { userID: guest.key, username: 'Gus', colour: 120 };
  expect(await change(guest, { colour: 120 })).toEqual(you);
  expect((await here.people.proveGuest(identity, ADDRESS)).profile).toEqual(you);
});

test('a claim cannot', async () => {
  const claim = guestActor({ userID: 5, username: 'Gus', claimed: true });
  await expect(change(claim, { colour: 120 })).rejects.toMatchObject({ code: 'not_allowed' });
});

test('who is muted is told so with every change', async () => {
  const mira = await here.member('Mira');
  const until = here.clock.now() + 60_000;
  here.chat.mutes.set(mira.key, until);
  await change(mira, { colour: 1 });
  expect(here.lastYou(mira.key)).toMatchObject({ mutedUntil: until });
  expect(here.people.whoAmI(mira)).toMatchObject({ you: mira.profile, access: 'open', mutedUntil: until });
  expect(here.people.whoAmI(undefined)).toEqual({ you: null, access: 'open', suggestedName: expect.any(String) });
});

test('people with an account are listed by page; guests are not', async () => {
  for (const name of ['Mira', 'Theo', 'Ines', 'Tom']) await here.member(name);
  await here.guest('Anna');
  const first = await here.people.profiles.list('', undefined, 3);
  expect(first.items.map(({ username }) => username)).toEqual(['Ines', 'Mira', 'Theo']);
  const last = await here.people.profiles.list('', first.next, 3);
  expect(last.items.map(({ username }) => username)).toEqual(['Tom']);
  expect(last.next).toBeUndefined();
  expect((await here.people.profiles.list('T', undefined, 3)).items).toHaveLength(2);
});

test('who is connected is online, claims apart', async () => {
  const [mira, gus] = [await here.member('Mira'), await here.guest('Gus')];
  here.chat.connect(asking(mira), false);
  here.chat.connect({ ...asking(gus), connectionId: 'another' }, false);
  expect(here.people.profiles.online()).toEqual([mira.profile, gus.profile]);
});

describe('a role', () => {
  test('is changed by an owner, at once for whoever is connected, and written down', async () => {
    const [owner, mira] = [await here.owner(), await here.member('Mira')];
    const client = here.chat.connect(asking(mira), false);
    await here.people.profiles.changeRole(owner, { userID: mira.key, role: 'moderator' });
    expect(client.actor?.role).toBe('moderator');
    await here.people.profiles.changeRole(owner, { userID: mira.key, role: 'member' });
    expect(client.actor?.role).toBe('member');
    const details = { before: 'member', role: 'moderator' };
    expect((await here.store.moderation.auditEntries(undefined, 10)).at(-1)).toMatchObject({
      action: 'ChangeRole',
      by: owner.person,
      to: mira.person,
      details,
    });
  });

  test('of the last owner stays, until there is another', async () => {
    const [owner, mira] = [await here.owner(), await here.member('Mira')];
    const { profiles } = here.people;
    const demote = () => profiles.changeRole(owner, { userID: owner.key, role: 'member' });
    await expect(demote()).rejects.toMatchObject({ code: 'last_owner' });
    await profiles.changeRole(owner, { userID: mira.key, role: 'owner' });
    await demote();
    expect(here.lastYou(owner.key)).toMatchObject({ you: { role: 'member' } });
  });

  test('of two owners who demote each other at once, one stays', async () => {
    const [owner, mira] = [await here.owner(), await here.member('Mira')];
    const { profiles } = here.people;
    await profiles.changeRole(owner, { userID: mira.key, role: 'owner' });
    const all = await Promise.allSettled([
      profiles.changeRole(owner, { userID: mira.key, role: 'member' }),
      profiles.changeRole(mira, { userID: owner.key, role: 'member' }),
    ]);
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await here.store.people.hasOwner()).toBe(true);
  });

  test('is for accounts only', async () => {
    const [owner, gus] = [await here.owner(), await here.guest('Gus')];
    for (const userID of [gus.key, 'nobody']) {
      await expect(here.people.profiles.changeRole(owner, { userID, role: 'owner' })).rejects.toMatchObject({
        code: 'person_not_found',
      });
    }
  });
});
