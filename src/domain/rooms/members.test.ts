import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import type { Actor } from '../authority/actor';
import type { ChatRoom } from '../room/chat-room';

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

const isInside = (actor: Actor) => room.attendance.isInside(actor);
const failing = expect.objectContaining({ code: 'store_unavailable' });

test('nobody is in a room before the store has it', async () => {
  here.store.isFailing = true;
  await expect(here.rooms.members.join(mira, room)).rejects.toEqual(failing);
  expect(isInside(mira)).toBe(false);
  here.store.isFailing = false;
  const release = here.store.hold();
  const joining = here.rooms.members.join(mira, room);
  await new Promise(setImmediate);
  expect([isInside(mira), here.toldTo(mira)]).toEqual([false, []]);
  release();
  expect(await joining).toMatchObject({ roomId: room.room.roomId, readSeq: 0 });
  expect(isInside(mira)).toBe(true);
  expect(here.toldTo(mira)).toEqual([{ type: 'listed', room: await joining }]);
});

test('nobody is out of a room before the store has it, and then at once', async () => {
  await here.rooms.members.join(mira, room);
  here.store.isFailing = true;
  await expect(here.rooms.members.remove(host, room, mira.key)).rejects.toEqual(failing);
  expect(isInside(mira)).toBe(true);
  here.store.isFailing = false;

  const order: string[] = [];
  here.bus.subscribe((_roomId, { type }) => order.push(type));
  here.bus.listen((_person, { type }) => order.push(type));
  const release = here.store.hold();
  const removing = here.rooms.members.remove(host, room, mira.key);
  await new Promise(setImmediate);
  const sending = room.send(host, 'she is gone');
  release();
  await Promise.all([removing, sending]);
  expect(order).toEqual(['people', 'unlisted', 'message']);
});

test('coming and going twice is told once', async () => {
  await here.rooms.members.join(mira, room);
  await here.rooms.members.join(mira, room);
  await here.rooms.members.add(host, room, mira.key);
  expect(here.toldTo(mira)).toHaveLength(1);
  await here.rooms.members.leave(mira, room);
  expect(here.toldTo(mira).at(-1)).toEqual({ type: 'unlisted', roomId: room.room.roomId });
});

test('another process has the same people in the room', async () => {
  const gus = await here.guest('Gus');
  for (const actor of [mira, gus]) await here.rooms.members.join(actor, room);
  await here.rooms.members.remove(host, room, gus.key);
  here = await here.restart();
  room = await here.chat.find(room.room.roomId);
  expect([host, mira, gus].map(isInside)).toEqual([true, true, false]);
});

test('who comes sees nothing as unread, and who comes back has not forgotten', async () => {
  await room.send(host, 'before');
  await here.rooms.members.join(mira, room);
  await room.send(host, 'while');
  await here.rooms.members.leave(mira, room);
  await room.send(host, 'without');
  expect(await here.rooms.members.join(mira, room)).toMatchObject({ head: { seq: 3 } });
});

test('removals by a moderator stand in the audit log, removals by the host do not', async () => {
  const moderator = await here.account('Mo', 'moderator');
  const gus = await here.guest('Gus');
  for (const actor of [mira, gus, moderator]) await here.rooms.members.join(actor, room);
  await here.rooms.members.remove(host, room, gus.key);
  await here.rooms.members.remove(moderator, room, mira.key);
  const { entries } = await here.audit.page(undefined, 10);
  expect(entries).toMatchObject([{ action: 'RemoveMember', by: moderator.person, to: mira.person }]);
});
