import { v4 as uuid } from 'uuid';
import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, nobody, PASSWORD, PeopleOfTest } from '../../../test/support/open-people';
import type { Chat } from '../chat';
import { hashOfInvite } from '../rooms/invite-code';
import { Identities } from './identities';

let here: PeopleOfTest;
afterEach(cleanUp);

const identityOf = (username: string) => ({ ...here.people.createUserData(), username });
const become = (username: string, more: object = {}, asker = nobody) =>
  here.people.guests.become({ username, ...more }, asker);

describe('with open doors', () => {
  beforeEach(async () => {
    here = await PeopleOfTest.open();
  });

  test('a guest comes by a name alone, and is known by a session', async () => {
    const { you, session } = await become('  Ｇｕｓ ');
    expect(you).toEqual({ userID: expect.any(String), username: 'Gus' });
    const actor = await here.people.authenticate(session.token, ADDRESS);
    expect(actor).toMatchObject({ key: you.userID, role: 'guest', profile: you });
  });

  test('an identity is adopted with its token, and with no other', async () => {
    const [mine, theirs] = [identityOf('Gus'), identityOf('Ida')];
    await expect(become('Ida', { identity: { ...theirs, token: mine.token } })).rejects.toMatchObject({
      code: 'token_invalid',
    });
    expect((await become('Gus', { identity: mine })).you).toEqual({ userID: mine.userID, username: 'Gus' });
  });

  test('a guest who comes again by another name is the same one, and so are their messages', async () => {
    const guest = await here.guest('Gus');
    await here.chat.general.send(guest, 'hello');
    const { you } = await become('Gustav', {}, asking(guest));
    expect(you).toEqual({ userID: guest.key, username: 'Gustav' });
    expect(here.chat.general.history.window.all()).toMatchObject([{ author: { username: 'Gustav' } }]);
    expect(await here.store.people.findSession(guest.session ?? '', here.clock.now())).toBeUndefined();
  });

  test('an identity proves itself where there is no session', async () => {
    const identity = identityOf('Gus');
    expect(await here.people.proveGuest(identity, ADDRESS)).toEqual({
      person: { userID: identity.userID, username: 'Gus' },
      profile: { userID: identity.userID, username: 'Gus' },
      key: identity.userID,
      role: 'guest',
    });
  });

  test.each([
    ['another’s token', () => ({ ...identityOf('Gus'), token: identityOf('Ida').token }), 'token_invalid'],
    ['an empty token', () => ({ ...identityOf('Gus'), token: '' }), 'token_invalid'],
    ['a name that cannot be seen', () => identityOf('\u200B'), 'name_invalid'],
  ])('%s proves nothing', async (_what, identity, code) => {
    await expect(here.people.proveGuest(identity(), ADDRESS)).rejects.toMatchObject({ code });
  });

  test('who is banned comes neither by token nor for a session', async () => {
    const identity = identityOf('Gus');
    const owner = await here.owner();
    const guest = await here.people.proveGuest(identity, ADDRESS);
    const at = here.clock.now();
    const person = guest.person;
    await here.store.moderation.ban({ person, addresses: [], by: owner.person, at, until: null, reason: '' });
    await expect(here.people.proveGuest(identity, ADDRESS)).rejects.toMatchObject({ code: 'banned' });
    await expect(become('Gus', { identity })).rejects.toMatchObject({ code: 'banned' });
  });

  test('a guest who registers while they come again gets no session by their token', async () => {
    const identity = identityOf('Gus');
    const guest = await here.actor(await become('Gus', { identity }));
    const [registering, coming] = await Promise.allSettled([
      here.people.accounts.register({ username: 'Gus', password: PASSWORD }, asking(guest)),
      become('Gus', { identity }),
    ]);
    expect(registering.status).toBe('fulfilled');
    if (coming.status === 'fulfilled') {
      await expect(here.people.authenticate(coming.value.session.token, ADDRESS)).rejects.toMatchObject({
        code: 'session_invalid',
      });
    }
  });
});

describe('where an invite is asked for', () => {
  let chat: Chat;
  beforeEach(async () => {
    here = await PeopleOfTest.open('invite');
    chat = here.chat;
  });

  const required = { code: 'invite_required' };

  async function anInvite(roomId: string, usesLeft: number): Promise<string> {
    const by = { userID: 'host', username: 'Olga' };
    const code = uuid();
    const invite = { inviteId: uuid(), roomId, createdBy: by, createdAt: here.clock.now(), expiresAt: null, usesLeft };
    await here.store.rooms.addInvite(invite, hashOfInvite(code));
    return code;
  }

  test('nobody comes without one, by whichever way', async () => {
    expect(() => here.people.createUserData()).toThrow(expect.objectContaining(required));
    expect(() => here.people.checkOpen()).toThrow(expect.objectContaining(required));
    await expect(become('Gus')).rejects.toMatchObject(required);
    await expect(here.people.accounts.register({ username: 'Gus', password: PASSWORD }, nobody)).rejects.toMatchObject(
      required,
    );
  });

  test('a token from the days when the doors were open proves nothing any more', async () => {
    const identity = new Identities(here.store.installation.secret).create();
    await expect(here.people.proveGuest(identity, ADDRESS)).rejects.toMatchObject(required);
    await expect(become('Gus', { identity })).rejects.toMatchObject(required);
  });

  test('an invite to General lets one in, once, and a guest who came by it comes back without', async () => {
    const invite = await anInvite('general', 1);
    const guest = await here.actor(await become('Gus', { invite }));
    await expect(become('Ida', { invite })).rejects.toMatchObject({ code: 'invite_invalid' });
    expect((await become('Gustav', {}, asking(guest))).you).toEqual({ userID: guest.key, username: 'Gustav' });
    const registered = await here.people.accounts.register({ username: 'Gus', password: PASSWORD }, asking(guest));
    expect(registered.you).toMatchObject({ userID: guest.key, role: 'member' });
    expect((await here.logIn('Gus')).you).toMatchObject({ userID: guest.key });
  });

  test('of two who race for the last use one comes in', async () => {
    const invite = await anInvite('general', 1);
    const all = await Promise.allSettled([
      become('Gus', { invite }),
      become('Ida', { invite }),
      here.people.accounts.register({ username: 'Ben', password: PASSWORD, invite }, nobody),
    ]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'invite_invalid' });
  });

  test('an invite to a room lets one into that room as well', async () => {
    const owner = await here.owner();
    const room = { roomId: uuid(), name: 'Kitchen', kind: 'private' as const };
    await here.store.rooms.create({ room, looks: [], members: [owner.person], at: here.clock.now() });
    const chatRoom = await chat.find(room.roomId);
    const { you } = await become('Gus', { invite: await anInvite(room.roomId, 1) });
    expect(chatRoom.attendance.isInside({ key: String(you.userID) })).toBe(true);
    expect(await here.store.rooms.isMember(room.roomId, String(you.userID))).toBe(true);
  });

  test('an invite that is none lets nobody in', async () => {
    for (const invite of ['x', uuid()]) {
      await expect(become('Gus', { invite })).rejects.toMatchObject({ code: 'invite_invalid' });
    }
  });

  test('the owner needs none', async () => {
    expect((await here.owner()).role).toBe('owner');
  });
});
