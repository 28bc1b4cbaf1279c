import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import type { Actor } from '../authority/actor';

let here: RoomsOfTest;
let mira: Actor;
let theo: Actor;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  mira = await here.account('Mira');
  theo = await here.guest('Theo');
});
afterEach(cleanUp);

test('needs somebody else, whom the installation knows', async () => {
  await expect(here.rooms.directs.open(mira, [mira.key])).rejects.toMatchObject({ code: 'invalid_payload' });
  await expect(here.rooms.directs.open(mira, [theo.key, 'nobody'])).rejects.toMatchObject({
    code: 'person_not_found',
  });
  expect(here.told).toEqual([]);
});

test('opened by everyone at once is one, with everyone in it', async () => {
  const others = await Promise.all(['Ann', 'Ben'].map((name) => here.account(name)));
  const all = [mira, theo, ...others];
  const opened = await Promise.all(
    all.map((by) =>
      here.rooms.directs.open(
        by,
        all.filter((one) => one !== by).map(({ key }) => key),
      ),
    ),
  );
  const ids = new Set(opened.map(({ roomId }) => roomId));
  expect(ids.size).toBe(1);
  const chatRoom = await here.chat.find([...ids][0] as string);
  expect(all.filter((one) => chatRoom.attendance.isInside(one))).toEqual(all);
  for (const one of all) expect(here.toldTo(one)).toContainEqual({ type: 'listed', room: expect.anything() });
});

test('fewer or more people are another conversation', async () => {
  const ann = await here.account('Ann');
  const pair = await here.rooms.directs.open(mira, [theo.key]);
  const three = await here.rooms.directs.open(mira, [theo.key, ann.key]);
  expect(three.roomId).not.toBe(pair.roomId);
  expect((await here.rooms.directs.open(theo, [mira.key])).roomId).toBe(pair.roomId);
});

test('that could not be stored is none', async () => {
  here.store.isFailing = true;
  await expect(here.rooms.directs.open(mira, [theo.key])).rejects.toMatchObject({ code: 'store_unavailable' });
  here.store.isFailing = false;
  expect((await here.rooms.list(theo)).map(({ kind }) => kind)).toEqual(['general']);
  expect(here.told).toEqual([]);
});

test('is again the one of who left it, in memory too', async () => {
  const { roomId } = await here.rooms.directs.open(mira, [theo.key]);
  const chatRoom = await here.chat.find(roomId);
  await here.rooms.members.leave(theo, chatRoom);
  expect(chatRoom.attendance.isInside(theo)).toBe(false);
  await here.rooms.directs.open(mira, [theo.key]);
  expect(chatRoom.attendance.isInside(theo)).toBe(true);
  expect(here.toldTo(theo).at(-1)).toMatchObject({ type: 'listed', room: { roomId } });
});

test('between two is found by either, made by neither, and gone for who left it', async () => {
  const none = { code: 'room_not_found' };
  await expect(here.rooms.directs.between(mira, theo.key)).rejects.toMatchObject(none);
  const { roomId } = await here.rooms.directs.open(mira, [theo.key]);
  const chatRoom = await here.chat.find(roomId);
  expect(await here.rooms.directs.between(mira, theo.key)).toBe(chatRoom);
  expect(await here.rooms.directs.between(theo, mira.key)).toBe(chatRoom);
  await here.rooms.members.leave(theo, chatRoom);
  await expect(here.rooms.directs.between(theo, mira.key)).rejects.toMatchObject(none);
  expect(await here.rooms.directs.between(mira, theo.key)).toBe(chatRoom);
});
