import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import { GENERAL } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import { INVITES_MAX } from '../policies';
import type { ChatRoom } from '../room/chat-room';
import { hashOfInvite } from './invite-code';

let here: RoomsOfTest;
let host: Actor;
let mira: Actor;
let room: ChatRoom;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  host = await here.account('Hanna');
  mira = await here.account('Mira');
  room = await here.room(host, 'private');
});
afterEach(cleanUp);

const invalid = expect.objectContaining({ code: 'invite_invalid' });

test('a code that is none leads nowhere, nor does one that has expired or was used up', async () => {
  const { invites } = here.rooms;
  const expiring = await invites.create(host, room, { expiresInMs: 60_000 });
  const single = await invites.create(host, room, { uses: 1 });
  await invites.redeem(await here.guest('Gus'), single.code);
  expect(await invites.look(expiring.code)).toMatchObject({ roomId: room.room.roomId });
  here.clock.advance(60_000);
  for (const code of ['nonsense', hashOfInvite(expiring.code), expiring.code, single.code]) {
    await expect(invites.look(code)).rejects.toEqual(invalid);
    await expect(invites.redeem(mira, code)).rejects.toEqual(invalid);
  }
  expect(room.attendance.isInside(mira)).toBe(false);
  expect(await invites.list(room)).toEqual([]);
});

test('of those who race for the last use, one comes in', async () => {
  const { code } = await here.rooms.invites.create(host, room, { uses: 1 });
  const comers = await Promise.all(['Ann', 'Ben', 'Cal', 'Dee'].map((name) => here.account(name)));
  const outcomes = await Promise.allSettled(comers.map((comer) => here.rooms.invites.redeem(comer, code)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(comers.filter((comer) => room.attendance.isInside(comer))).toHaveLength(1);
});

test('who could not be stored as a member is none, and the use is not spent', async () => {
  const { code } = await here.rooms.invites.create(host, room, { uses: 1 });
  here.store.isFailing = true;
  await expect(here.rooms.invites.redeem(mira, code)).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(room.attendance.isInside(mira)).toBe(false);
  here.store.isFailing = false;
  await here.rooms.invites.redeem(mira, code);
  expect(room.attendance.isInside(mira)).toBe(true);
});

test('an invite into General takes whoever is here already nowhere new', async () => {
  const { code } = await here.rooms.invites.create(host, here.chat.general, { uses: 1 });
  expect(await here.rooms.invites.redeem(mira, code)).toMatchObject({ roomId: GENERAL });
  expect((await here.rooms.invites.list(here.chat.general))[0]).toMatchObject({ usesLeft: 1 });
});

test('a room has so many invites that can be used, and no more', async () => {
  const { invites } = here.rooms;
  for (let count = 0; count < INVITES_MAX; count += 1) await invites.create(host, room, { expiresInMs: 60_000 });
  await expect(invites.create(host, room, {})).rejects.toMatchObject({ code: 'too_many' });
  here.clock.advance(60_000);
  await invites.create(host, room, {});
});

test('invites show their makers as they are now, and nothing that would let anyone in', async () => {
  const { code, invite } = await here.rooms.invites.create(host, room, {});
  await here.store.people.changeProfile(host.key, { status: 'cooking' });
  const listed = await here.rooms.invites.list(room);
  expect(listed).toEqual([{ ...invite, createdBy: { ...host.profile, status: 'cooking' } }]);
  expect(JSON.stringify(listed)).not.toContain(code);
});

test('whoever came in by the last use may ask again, as a page does once it is connected', async () => {
  for (const to of [room, here.chat.general]) {
    const { code } = await here.rooms.invites.create(host, to, { uses: 1 });
    await here.store.rooms.redeemInvite(hashOfInvite(code), mira.person, here.clock.now(), true);
    expect(await here.rooms.invites.redeem(mira, code)).toMatchObject({ roomId: to.room.roomId });
    await expect(here.rooms.invites.look(code)).rejects.toEqual(invalid);
  }
});
