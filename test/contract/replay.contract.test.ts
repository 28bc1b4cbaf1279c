import { GENERAL } from '../../src/protocol/index';
import { aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const theo = aGuest('Theo');
const plenty = { changes: 1_000, bytes: 1_000_000 };

const since = (seq: number, limits = plenty, roomId = GENERAL) => kept.store.messages.changesSince(roomId, seq, limits);
const edit = (seq: number, message: string) =>
  kept.store.messages.edit(GENERAL, seq, { message, mentions: undefined, at: 1 });
const react = (seq: number, emoji = '👍') =>
  kept.store.messages.react(GENERAL, seq, { emoji, by: theo, at: 1, isOn: true });

/** Each change in a word: where it is told, and of which message. */
async function told(seq: number, limits = plenty) {
  const replay = await since(seq, limits);
  return replay?.changes.map((change) => [change.seq, change.type === 'message' ? change.message.seq : change.type]);
}

test('what is new and what was changed is told once each, as it is now, in the order of its last change', async () => {
  for (const text of ['one', 'two', 'three']) await kept.say(text);
  await edit(1, 'one!');
  await react(3);
  await kept.say('four');
  await edit(1, 'one!!');
  await kept.store.messages.delete(GENERAL, 2);
  await kept.reopen();
  expect(await told(2)).toEqual([
    [5, 3],
    [6, 6],
    [7, 1],
    [8, 2],
  ]);
  expect(await since(6)).toMatchObject({
    seq: 8,
    changes: [
      { seq: 7, message: { message: 'one!!', editedAt: 1 } },
      { seq: 8, message: { message: '', deleted: true } },
    ],
  });
  expect(await since(8)).toEqual({ seq: 8, changes: [] });
});

test('a clear since then is told before what followed it, the last one only; nothing that it hid is told', async () => {
  await kept.say('one');
  await kept.clear();
  await kept.say('two');
  await edit(3, 'two!');
  await kept.clear(theo);
  await kept.say('three');
  expect(await since(1)).toMatchObject({
    seq: 6,
    changes: [{ type: 'cleared', seq: 5, by: theo }, { seq: 6 }],
  });
  expect(await told(3)).toEqual(await told(1));
  expect(await told(5)).toEqual([[6, 6]]);
});

test('what never was, and what is before a clear undone or a sweep, cannot be told', async () => {
  await kept.say('one');
  await kept.clear();
  expect(await since(3)).toBeUndefined();
  await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
  expect(await since(2)).toBeUndefined();
  expect(await told(3)).toEqual([]);
  await kept.say('two', { author: theo });
  await kept.store.messages.sweep(GENERAL, 'guest-Theo', 0, 0);
  expect(await since(4)).toBeUndefined();
  expect(await told(5)).toEqual([]);
});

test('more than the limits is not told at all, whether it is new or changed', async () => {
  for (const text of ['aaaa', 'éé', 'cccc']) await kept.say(text);
  await edit(1, 'dddd');
  expect(await told(0, { changes: 3, bytes: 12 })).toHaveLength(3);
  expect(await told(0, { changes: 2, bytes: 12 })).toBeUndefined();
  expect(await told(0, { changes: 3, bytes: 11 })).toBeUndefined();
  expect(await told(2, { changes: 2, bytes: 8 })).toHaveLength(2);
  expect(await told(2, { changes: 1, bytes: 8 })).toBeUndefined();
  expect(await told(2, { changes: 2, bytes: 7 })).toBeUndefined();
  await react(2);
  expect(await told(4, { changes: 1, bytes: 10 })).toBeUndefined();
});

test('what was asked for before it is in it, and what after it is not, however much is asked for at once', async () => {
  const order: string[] = [];
  const inTurn = async <T>(name: string, asked: Promise<T>) => {
    const answer = await asked;
    order.push(name);
    return answer;
  };
  const [, first, , second] = await Promise.all([
    inTurn('one', kept.say('one')),
    inTurn('since 0', since(0)),
    inTurn('two', kept.say('two')),
    inTurn('since 1', since(1)),
    inTurn('clear', kept.clear()),
  ]);
  expect(order).toEqual(['one', 'since 0', 'two', 'since 1', 'clear']);
  expect(first).toMatchObject({ seq: 1, changes: [{ seq: 1 }] });
  expect(second).toMatchObject({ seq: 2, changes: [{ seq: 2 }] });
});

test('each room has its own, and a room that there is not has none', async () => {
  await kept.makeRoom('den');
  await kept.say('in General');
  await kept.say('in the den', {}, 'den');
  expect(await since(0, plenty, 'den')).toMatchObject({ seq: 1, changes: [{ message: { message: 'in the den' } }] });
  await expect(since(0, plenty, 'nowhere')).rejects.toMatchObject({ code: 'room_not_found' });
});
