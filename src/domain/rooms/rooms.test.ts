import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import type { Actor } from '../authority/actor';
import { HOSTED_ROOMS_MAX } from '../policies';

let here: RoomsOfTest;
let host: Actor;
let mira: Actor;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  host = await here.account('Hanna');
  mira = await here.account('Mira');
});
afterEach(cleanUp);

const connect = (actor: Actor) => here.chat.connect({ connectionId: actor.key, address: '', actor }, false);
const refusal = (code: string) => expect.objectContaining({ code });

test('a room that could not be stored is none, and nobody is told of it', async () => {
  here.store.isFailing = true;
  await expect(here.rooms.create(host, { name: 'Kitchen', kind: 'public' })).rejects.toEqual(
    refusal('store_unavailable'),
  );
  here.store.isFailing = false;
  expect(here.told).toEqual([]);
  expect((await here.rooms.browse(host, undefined, 10)).items).toEqual([]);
});

test('what could not be stored of a room’s settings is not so in memory either', async () => {
  const chatRoom = await here.room(host, 'public');
  const before = chatRoom.room;
  here.store.isFailing = true;
  await expect(here.rooms.change(host, chatRoom, { topic: 'tea' })).rejects.toEqual(refusal('store_unavailable'));
  expect(chatRoom.room).toEqual(before);
});

test('a wish with one thing wrong in it changes nothing', async () => {
  const chatRoom = await here.room(host, 'public');
  const before = chatRoom.room;
  const wish = { topic: 'tea', name: '\u200B' };
  await expect(here.rooms.change(host, chatRoom, wish)).rejects.toEqual(refusal('room_name_invalid'));
  expect(chatRoom.room).toEqual(before);
  expect((await here.store.rooms.find(before.roomId))?.topic).toBeUndefined();
});

test('one person hosts so many rooms and no more, not counting archived ones', async () => {
  for (let count = 1; count < HOSTED_ROOMS_MAX; count += 1) await here.room(host, 'private');
  const last = await here.room(host, 'private');
  await expect(here.room(host, 'private')).rejects.toEqual(refusal('too_many'));
  await here.room(mira, 'private');
  await here.rooms.change(host, last, { archived: true });
  await here.room(host, 'private');
});

test('a change of General is told to all who are connected, one of another room to who is in it', async () => {
  const chatRoom = await here.room(host, 'private');
  connect(mira);
  connect(host);
  const before = here.told.length;
  await here.rooms.change(host, here.chat.general, { topic: 'for all' });
  await here.rooms.change(host, chatRoom, { topic: 'for few' });
  const told = here.told
    .slice(before)
    .map(({ person, event }) => [person, event.type === 'listed' && event.room.topic]);
  expect(told.toSorted()).toEqual(
    [
      [mira.key, 'for all'],
      [host.key, 'for all'],
      [host.key, 'for few'],
    ].toSorted(),
  );
});

test('what an owner changes stands in the audit log, without the words; what a host changes does not', async () => {
  const owner = await here.account('Olga', 'owner');
  const chatRoom = await here.room(host, 'private', owner);
  await here.rooms.change(host, chatRoom, { topic: 'hush' });
  await here.rooms.change(owner, chatRoom, { name: 'Hush hush', topic: 'hush hush', slowModeSeconds: 5 });
  expect((await here.audit.page(undefined, 10)).entries).toEqual([
    {
      auditId: expect.any(Number),
      at: here.clock.now(),
      by: owner.person,
      action: 'ChangeRoom',
      roomId: chatRoom.room.roomId,
      details: { name: true, topic: true, slowModeSeconds: 5 },
    },
  ]);
});

test('reading on is told once; what is read already is not told again', async () => {
  const chatRoom = await here.room(host, 'private', mira);
  const { seq } = await chatRoom.send(host, 'hello');
  const before = here.toldTo(mira).length;
  const { roomId } = chatRoom.room;
  const standing = { readSeq: seq, unread: 0, mentions: 0 };
  expect(await here.rooms.markRead(mira, chatRoom, seq)).toEqual(standing);
  expect(await here.rooms.markRead(mira, chatRoom, seq)).toEqual(standing);
  expect(here.toldTo(mira).slice(before)).toEqual([{ type: 'read', roomId, ...standing }]);
});
