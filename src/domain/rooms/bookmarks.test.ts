import { v4 as uuid } from 'uuid';
import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import { GENERAL } from '../../protocol/index';
import { guestActor } from '../authority/actor';

afterEach(cleanUp);

const HOUR_MS = 60 * 60_000;

test('what is kept for a guest by token is forgotten with them, and nothing is kept for who only claims to be somebody', async () => {
  const { rooms, store, chat, clock } = await RoomsOfTest.open();
  const general = await chat.find(GENERAL);
  const { seq } = await general.send(guestActor({ userID: uuid(), username: 'Theo' }), 'hello');
  const guest = guestActor({ userID: uuid(), username: 'Zoe' });
  await rooms.bookmarks.add(guest, GENERAL, seq);
  await rooms.setNotify(guest, general, 'none');
  expect(await store.people.find(guest.key)).toMatchObject({ username: 'Zoe', role: 'guest' });
  expect((await rooms.bookmarks.list(guest, undefined, undefined, 10)).found).toHaveLength(1);
  await store.people.forgetEnded(clock.now() + 2 * HOUR_MS);
  expect((await rooms.bookmarks.list(guest, undefined, undefined, 10)).found).toEqual([]);
  expect(await store.rooms.standing(GENERAL, guest.key)).not.toHaveProperty('notify');
  const claim = guestActor({ userID: 5, username: 'Old client', claimed: true });
  await expect(rooms.bookmarks.add(claim, GENERAL, seq)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(rooms.setNotify(claim, general, 'none')).rejects.toMatchObject({ code: 'not_allowed' });
});
