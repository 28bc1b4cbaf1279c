import { BOOKMARKS_MAX, GENERAL, PINS_MAX } from '../../src/protocol/index';
import { aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const [mira, theo] = ['mira', 'theo'];

const pin = (seq: number, isOn = true, at = seq) => kept.store.messages.pin(GENERAL, seq, { at, isOn });
const pins = async () => (await kept.store.messages.pins(GENERAL)).map(({ seq }) => seq);
const add = (seq: number, person = mira, roomId = GENERAL, roomIds = [GENERAL, 'den']) =>
  kept.store.bookmarks.add(person, roomId, seq, roomIds);
const list = async (person = mira, roomIds = [GENERAL, 'den'], before?: string, limit = 100) => {
  const { found, ...rest } = await kept.store.bookmarks.list(person, roomIds, before, limit);
  return { found: found.map(({ roomId, message }) => `${roomId} ${message.seq}`), ...rest };
};

describe('pins', () => {
  test('take a seq, stay through edits and a restart, and are told the one that was pinned last first', async () => {
    for (const text of ['one', 'two', 'three']) await kept.say(text);
    expect(await pin(3, true, 10)).toMatchObject({ isNew: true, message: { seq: 3, changedSeq: 4, pinned: true } });
    await pin(1, true, 11);
    expect(await pin(1, true, 12)).toMatchObject({ isNew: false, message: { changedSeq: 5 } });
    await kept.store.messages.edit(GENERAL, 3, { message: 'edited', mentions: undefined, at: 1 });
    await kept.reopen();
    expect(await pins()).toEqual([1, 3]);
    expect((await pin(3, false)).message).not.toHaveProperty('pinned');
    expect(await pin(3, false)).toMatchObject({ isNew: false });
    expect(await pins()).toEqual([1]);
  });

  test('go with their message, hide with it, and come back with it', async () => {
    await kept.say('deleted');
    await kept.say('swept', { author: aGuest('Theo') });
    await kept.say('cleared');
    for (const seq of [1, 2, 3]) await pin(seq);
    expect((await kept.store.messages.delete(GENERAL, 1)).message).not.toHaveProperty('pinned');
    await kept.store.messages.sweep(GENERAL, 'guest-Theo', 0, 0);
    expect(await pins()).toEqual([3]);
    await kept.clear();
    expect(await pins()).toEqual([]);
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await pins()).toEqual([3]);
  });

  test('are not of what is not there, and a room has no more than it may', async () => {
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mira')));
    await kept.say('deleted');
    await kept.store.messages.delete(GENERAL, 2);
    for (const seq of [1, 2, 99]) await expect(pin(seq)).rejects.toMatchObject({ code: 'message_not_found' });
    await Promise.all(Array.from({ length: PINS_MAX + 1 }, () => kept.say('hello')));
    for (let seq = 4; seq < 4 + PINS_MAX; seq += 1) await pin(seq);
    await expect(pin(4 + PINS_MAX)).rejects.toMatchObject({ code: 'too_many_pins' });
    expect(await pin(4)).toMatchObject({ isNew: false });
    await pin(4, false);
    expect(await pin(4 + PINS_MAX)).toMatchObject({ isNew: true });
  });
});

describe('bookmarks', () => {
  test('are one’s own, the newest first, by pages, after a restart too', async () => {
    await kept.makeRoom('den');
    for (const text of ['one', 'two', 'three']) await kept.say(text);
    await kept.say('in the den', {}, 'den');
    expect([await add(2), await add(1, mira, 'den'), await add(1), await add(2)]).toEqual([true, true, true, false]);
    await add(3, theo);
    await kept.reopen();
    expect(await list()).toEqual({ found: [`${GENERAL} 1`, 'den 1', `${GENERAL} 2`] });
    const { next, ...first } = await list(mira, [GENERAL, 'den'], undefined, 2);
    expect(first).toEqual({ found: [`${GENERAL} 1`, 'den 1'] });
    expect(await list(mira, [GENERAL, 'den'], next, 2)).toEqual({ found: [`${GENERAL} 2`] });
    expect(await list(mira, ['den'])).toEqual({ found: ['den 1'] });
    expect(await list(theo)).toEqual({ found: [`${GENERAL} 3`] });
    expect([
      await kept.store.bookmarks.remove(mira, GENERAL, 1),
      await kept.store.bookmarks.remove(mira, GENERAL, 3),
    ]).toEqual([true, false]);
    expect(await list()).toEqual({ found: ['den 1', `${GENERAL} 2`] });
  });

  test('go with their message or their person, and are not told of while it is hidden', async () => {
    const [person] = [aGuest('Mira', 'a2710d99-e102-4d6a-bde8-a2aefd095d11')];
    await kept.store.people.keepGuest({ userID: String(person.userID), username: 'Mira', at: 1 });
    const key = String(person.userID);
    await kept.say('deleted');
    await kept.say('swept', { author: aGuest('Theo') });
    await kept.say('kept');
    for (const seq of [1, 2, 3]) await add(seq, key);
    await kept.store.messages.delete(GENERAL, 1);
    await kept.store.messages.sweep(GENERAL, 'guest-Theo', 0, 0);
    expect(await list(key)).toEqual({ found: [`${GENERAL} 3`] });
    await kept.clear();
    expect(await list(key)).toEqual({ found: [] });
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await list(key)).toEqual({ found: [`${GENERAL} 3`] });
    await kept.store.people.remove(key);
    expect(await list(key)).toEqual({ found: [] });
  });

  test('are not of what is not there, and end where they did not begin', async () => {
    await kept.say('hidden');
    await kept.clear();
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mira')));
    for (const seq of [1, 2, 3, 99]) await expect(add(seq)).rejects.toMatchObject({ code: 'message_not_found' });
    await expect(add(1, mira, 'nowhere')).rejects.toMatchObject({ code: 'room_not_found' });
    for (const cursor of ['0', 'x', '-1', '1.5', '9'.repeat(20)]) {
      await expect(list(mira, [GENERAL], cursor)).rejects.toMatchObject({ code: 'cursor_invalid' });
    }
  });

  test('are bounded: those that are told of no more give way, the others do not', async () => {
    await kept.makeRoom('den');
    await kept.say('in the den', {}, 'den');
    const many = Array.from({ length: BOOKMARKS_MAX + 1 }, (_, index) => index + 1);
    await Promise.all(many.map(() => kept.say('hello')));
    await add(1, mira, 'den');
    await Promise.all(many.slice(0, BOOKMARKS_MAX - 1).map((seq) => add(seq)));
    await expect(add(BOOKMARKS_MAX)).rejects.toMatchObject({ code: 'too_many_bookmarks' });
    expect(await add(BOOKMARKS_MAX, mira, GENERAL, [GENERAL])).toBe(true);
    await expect(add(BOOKMARKS_MAX + 1, mira, GENERAL, [GENERAL])).rejects.toMatchObject({
      code: 'too_many_bookmarks',
    });
    expect(await add(1, theo)).toBe(true);
  });
});

test('what somebody wants to be notified of stays theirs when they leave and come again', async () => {
  await kept.makeRoom('den', { members: [aGuest('Mira', mira), aGuest('Theo', theo)] });
  const notify = async (person: string) => (await kept.store.rooms.standing('den', person))?.notify;
  expect(await notify(mira)).toBeUndefined();
  await kept.store.rooms.setNotify('den', mira, 'all');
  await kept.store.rooms.setNotify('den', mira, 'none');
  await kept.reopen();
  expect([await notify(mira), await notify(theo)]).toEqual(['none', undefined]);
  await kept.store.rooms.removeMember('den', mira);
  await kept.store.rooms.addMember('den', aGuest('Mira', mira), 1);
  expect(await notify(mira)).toBe('none');
  expect((await kept.store.rooms.roomsOf(mira)).map((room) => room.notify)).toEqual([undefined, 'none']);
});
