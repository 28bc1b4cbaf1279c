import { v4 as uuid } from 'uuid';
import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, PASSWORD, PeopleOfTest } from '../../../test/support/open-people';
import { GENERAL, type RoomKind } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import { WHO_LEFT } from './reserved-names';

let here: PeopleOfTest;
let owner: Actor;
let mira: Actor;

beforeEach(async () => {
  here = await PeopleOfTest.open();
  owner = await here.owner('Olga');
  mira = await here.member('Mira');
});
afterEach(cleanUp);

async function aRoom(kind: RoomKind, ...members: Actor[]) {
  const room = { roomId: uuid(), name: kind, kind };
  await here.store.rooms.create({
    room,
    looks: [],
    members: members.map(({ person }) => person),
    at: here.clock.now(),
  });
  return here.chat.find(room.roomId);
}

const stored = async (roomId = GENERAL) => (await here.store.messages.openRoom(roomId, 10, 10))?.window ?? [];
const texts = (messages: readonly { message: string }[]) => messages.map(({ message }) => message);
const audit = () => here.store.moderation.auditEntries(undefined, 10);

describe('leaving for good', () => {
  const leave = (by: Actor, password: string | undefined, messages: 'keep' | 'remove') =>
    here.people.removals.leave(by, password, messages, ADDRESS);

  test('keeps the messages as of somebody who left, in memory and in the store', async () => {
    const room = await aRoom('private', owner, mira);
    await room.send(mira, 'hello');
    await leave(mira, PASSWORD, 'keep');
    for (const messages of [room.history.window.all(), await stored(room.room.roomId)]) {
      expect(messages).toMatchObject([{ message: 'hello', author: { userID: mira.key, username: WHO_LEFT } }]);
    }
    expect(JSON.stringify(await stored(room.room.roomId))).not.toContain('Mira');
  });

  test('or removes them, in rooms that are in memory and in others', async () => {
    const [one, other] = [await aRoom('private', owner, mira), await aRoom('public', owner, mira)];
    await one.send(mira, 'hello');
    await other.send(mira, 'hello there');
    await other.send(owner, 'welcome');
    (here.chat.chatRoomData as Map<string, unknown>).delete(other.room.roomId);
    await leave(mira, PASSWORD, 'remove');
    expect(texts(one.history.window.all())).toEqual([]);
    expect(texts(await stored(one.room.roomId))).toEqual([]);
    expect(texts(await stored(other.room.roomId))).toEqual(['welcome']);
  });

  test('ends sessions, connections and memberships, and sets the name free', async () => {
    const room = await aRoom('private', owner, mira);
    const { session } = await here.logIn('Mira');
    await leave(mira, PASSWORD, 'keep');
    await expect(here.people.authenticate(session.token, ADDRESS)).rejects.toMatchObject({ code: 'session_invalid' });
    expect(here.outOf(mira.key).at(-1)).toEqual({ type: 'out', code: 'signed_out' });
    expect(room.attendance.isInside(mira)).toBe(false);
    expect(await here.store.rooms.isMember(room.room.roomId, mira.key)).toBe(false);
    await expect(here.logIn('Mira')).rejects.toMatchObject({ code: 'credentials_wrong' });
    expect((await here.guest('Mira')).key).not.toBe(mira.key);
  });

  test.each([undefined, '', 'wrong horse battery'])('is refused with the password %j', async (password) => {
    await expect(leave(mira, password, 'remove')).rejects.toMatchObject({ code: 'credentials_wrong' });
    expect(await here.store.people.find(mira.key)).toBeDefined();
  });

  test('needs no password of a guest, known or not', async () => {
    const guest = await here.guest('Gus');
    const identity = { ...here.people.createUserData(), username: 'Ida' };
    const stranger = await here.people.proveGuest(identity, ADDRESS);
    for (const one of [guest, stranger]) {
      await here.chat.general.send(one, 'hello');
      await leave(one, undefined, 'keep');
    }
    expect(await stored()).toMatchObject([{ author: { username: WHO_LEFT } }, { author: { username: WHO_LEFT } }]);
    expect(await here.store.people.find(guest.key)).toBeUndefined();
  });

  test('is refused to the last owner', async () => {
    await here.chat.general.send(owner, 'hello');
    await expect(leave(owner, PASSWORD, 'remove')).rejects.toMatchObject({ code: 'last_owner' });
    expect(texts(await stored())).toEqual(['hello']);
  });
});

describe('removing somebody', () => {
  const remove = (userID: string, messages: 'keep' | 'remove' = 'keep') =>
    here.people.removals.remove(owner, userID, messages);

  test('does as if they had left, and is written down', async () => {
    await here.chat.general.send(mira, 'hello');
    await remove(mira.key, 'remove');
    expect(texts(await stored())).toEqual([]);
    expect(await here.store.people.find(mira.key)).toBeUndefined();
    expect(await audit()).toMatchObject([
      { action: 'RemovePerson', by: owner.person, to: mira.person, details: { messages: 'remove' } },
    ]);
  });

  test('is done to guests too', async () => {
    const guest = await here.guest('Gus');
    await remove(guest.key);
    expect(await here.store.people.find(guest.key)).toBeUndefined();
  });

  test('is refused where it is oneself, or nobody', async () => {
    await expect(remove(owner.key)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(remove(uuid())).rejects.toMatchObject({ code: 'person_not_found' });
    expect(await audit()).toEqual([]);
  });
});

test('removing everyone leaves the one who does it, and what was said', async () => {
  const guest = await here.guest('Gus');
  const room = await aRoom('private', owner, mira, guest);
  for (const one of [mira, guest, owner]) await room.send(one, `I am ${one.person.username}`);
  here.chat.connect(asking(guest), false);
  expect(await here.people.removals.removeEveryone(owner)).toBe(1);
  for (const one of [mira, guest]) {
    expect(await here.store.people.find(one.key)).toBeUndefined();
    expect(here.outOf(one.key).at(-1)).toEqual({ type: 'out', code: 'signed_out' });
    expect(room.attendance.isInside(one)).toBe(false);
  }
  expect(here.outOf(owner.key).slice(1)).toEqual([]);
  expect(room.attendance.isInside(owner)).toBe(true);
  expect(await stored(room.room.roomId)).toMatchObject([
    { author: { username: WHO_LEFT } },
    { author: { username: 'Gus' } },
    { author: { username: 'Olga' } },
  ]);
  expect(await audit()).toMatchObject([{ action: 'RemoveEveryone', details: { removed: 1 } }]);
});
