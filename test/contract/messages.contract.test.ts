import type { NewMessage } from '../../src/domain/ports';
import { GENERAL, personKey } from '../../src/protocol/index';
import { aClaim, aGuest, aMessage, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();

describe('a new installation', () => {
  test('has the room General, empty, at seq 0', async () => {
    expect(await kept.room()).toEqual({
      room: { roomId: GENERAL, name: 'General', kind: 'general' },
      seq: 0,
      cleared: null,
      restoredSeq: 0,
      window: [],
      changed: [],
      occupants: [],
      members: [],
    });
  });

  test('is healthy, and has an epoch and a secret', () => {
    expect(kept.store.isHealthy()).toBe(true);
    expect(kept.store.installation.epoch).not.toBe('');
    expect(kept.store.installation.secret).not.toBe('');
  });
});

test('what was said is counted: no notices, nothing deleted, within bounds', async () => {
  await kept.say('one');
  await kept.store.messages.append(GENERAL, aNotice('entered', aGuest()));
  const { message } = await kept.say('three');
  await kept.say('four');
  await kept.store.messages.delete(GENERAL, message.seq);
  const count = (after: number, through: number) => kept.store.messages.countSaid(GENERAL, after, through);
  expect([await count(0, 100), await count(0, 3), await count(1, 4), await count(4, 4)]).toEqual([2, 1, 1, 0]);
  await expect(kept.store.messages.countSaid('nowhere', 0, 1)).rejects.toMatchObject({ code: 'room_not_found' });
});

describe('order', () => {
  test('every change takes the next seq, without gaps', async () => {
    expect((await kept.say('one')).message.seq).toBe(1);
    expect(await kept.clear()).toEqual({ seq: 2 });
    expect((await kept.say('two')).message.seq).toBe(3);
    expect(await kept.store.messages.undoClear(GENERAL, 0, 0, 0)).toMatchObject({ seq: 4 });
    await kept.reopen();
    expect((await kept.room()).seq).toBe(4);
    expect((await kept.say('three')).message).toMatchObject({ seq: 5, changedSeq: 5 });
  });

  test('changes asked for at once resolve in seq order', async () => {
    const resolved: number[] = [];
    const changes = Array.from({ length: 1_200 }, async (_, index) => {
      const seq = index % 7 === 0 ? (await kept.clear()).seq : (await kept.say(`${index}`)).message.seq;
      resolved.push(seq);
    });
    await Promise.all(changes);
    expect(resolved).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
  });

  test('a refused change harms no neighbour and leaves no gap', async () => {
    const outcomes = await Promise.allSettled([
      kept.say('one', { clientId: 'a' }),
      kept.say('another text', { clientId: 'a' }),
      kept.store.messages.append('nowhere', aMessage()),
      kept.say('two'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await kept.reopen();
    const { seq, window } = await kept.room();
    expect(seq).toBe(2);
    expect(window.map((message) => [message.seq, message.message])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
  });
});

describe('what was sent', () => {
  test.each<[string, Partial<NewMessage>]>([
    ['a text as time', { timeStamp: '10:45 PM' }],
    ['a number as time', { timeStamp: 1_700_000_000_123.5 }],
    ['null as time', { timeStamp: null }],
    ['an empty text as time', { timeStamp: '' }],
    ['no time', {}],
    ['a clientId', { clientId: 'my-own-id' }],
    ['a proven author', { author: aGuest('Mira') }],
    ['a claim with a number', { author: aClaim('Mira', 5) }],
    ['a claim with a number in a text', { author: aClaim('Mira', '5') }],
    ['a claim with quotes', { author: aClaim("O\"Brien \\ 'x'", '"; drop table messages; --') }],
    ['emoji and many scripts', { message: '👩‍👩‍👧 สวัสดี नमस्ते مرحبا 你好 Chào', author: aGuest('Ngọc Ánh 🌸') }],
    ['markup, quotes and LIKE wildcards', { message: `<b>"100%_\\'</b>; select '\n\t` }],
    ['the longest text', { message: '🧗'.repeat(4_000) }],
  ])('comes back as it was: %s', async (_name, fields) => {
    const message = aMessage(fields);
    const appended = await kept.store.messages.append(GENERAL, message);
    const stored = { ...message, seq: 1, changedSeq: 1 };
    expect(appended).toEqual({ message: stored, isNew: true });
    await kept.reopen();
    expect((await kept.room()).window).toStrictEqual([stored]);
    expect(await kept.store.messages.messagesBefore(GENERAL, 2, 10)).toStrictEqual([stored]);
  });

  test('a window is the newest messages, oldest first', async () => {
    for (const text of ['one', 'two', 'three']) await kept.say(text);
    expect(await kept.texts(2)).toEqual(['two', 'three']);
    expect(await kept.texts(3)).toEqual(['one', 'two', 'three']);
    expect(await kept.texts(4)).toEqual(['one', 'two', 'three']);
  });
});

describe('exactly once', () => {
  test('a retry answers what the first answered, and adds nothing', async () => {
    const first = await kept.say('hello', { clientId: 'a', id: 'the-first', sentAt: 1 });
    await kept.say('between');
    await kept.reopen();
    const retry = await kept.say('hello', { clientId: 'a', id: 'the-second', sentAt: 2 });
    expect(first.isNew).toBe(true);
    expect(retry).toEqual({ message: first.message, isNew: false });
    expect(await kept.texts()).toEqual(['hello', 'between']);
    expect((await kept.room()).seq).toBe(2);
  });

  test('retries at once with the first add nothing', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => kept.say('hello', { clientId: 'a' })));
    expect(answers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(await kept.texts()).toEqual(['hello']);
  });

  test('a clientId with another text is refused', async () => {
    await kept.say('hello', { clientId: 'a' });
    await kept.reopen();
    await expect(kept.say('hello!', { clientId: 'a' })).rejects.toMatchObject({ code: 'client_id_reused' });
    expect(await kept.texts()).toEqual(['hello']);
  });

  test('a retry after a clear still adds nothing', async () => {
    await kept.say('hello', { clientId: 'a' });
    await kept.clear();
    expect(await kept.say('hello', { clientId: 'a' })).toMatchObject({ isNew: false, message: { seq: 1 } });
    expect(await kept.texts()).toEqual([]);
  });

  test('the clientId of one author is free for every other', async () => {
    const authors = [aGuest('a', 'x'), aGuest('b', 'y'), aClaim('a', 'x'), aClaim('a', '5'), aClaim('a', 5)];
    for (const author of authors) {
      expect(await kept.say(`by ${personKey(author)}`, { author, clientId: 'a' })).toMatchObject({ isNew: true });
    }
    expect((await kept.room()).window.map(({ author }) => author)).toEqual(authors);
  });

  test('the same text twice without a clientId is two messages', async () => {
    await kept.say('hello');
    await kept.say('hello');
    expect(await kept.texts()).toEqual(['hello', 'hello']);
  });
});

describe('occupants', () => {
  test('a notice moves its author in or out', async () => {
    const [mira, theo] = [aGuest('Mira'), aClaim('Theo', 5)];
    await kept.store.messages.append(GENERAL, aNotice('entered', mira));
    await kept.store.messages.append(GENERAL, aNotice('entered', theo));
    await kept.reopen();
    expect((await kept.room()).occupants).toEqual(expect.arrayContaining([mira, theo]));
    await kept.store.messages.append(GENERAL, aNotice('left', mira));
    await kept.reopen();
    expect((await kept.room()).occupants).toEqual([theo]);
  });

  test('who enters again is there once, under the newer name', async () => {
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mira', 'm')));
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mirabel', 'm')));
    expect((await kept.room()).occupants).toEqual([aGuest('Mirabel', 'm')]);
  });

  test('messages and clears move nobody', async () => {
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mira')));
    await kept.say('hello', { author: aGuest('Theo') });
    await kept.clear(aGuest('Mira'));
    expect((await kept.room()).occupants).toEqual([aGuest('Mira')]);
  });
});

describe('clearing', () => {
  test('hides everything so far, and says who did it', async () => {
    await kept.say('before');
    await kept.clear(aClaim('Theo', 5));
    await kept.say('after');
    await kept.reopen();
    expect(await kept.texts()).toEqual(['after']);
    expect((await kept.room()).cleared).toEqual({ seq: 2, by: aClaim('Theo', 5), at: 0 });
    expect(await kept.store.messages.messagesBefore(GENERAL, 4, 10)).toMatchObject([{ message: 'after' }]);
  });

  test('can be done by nobody in particular', async () => {
    await kept.clear(null);
    await kept.reopen();
    expect((await kept.room()).cleared).toEqual({ seq: 1, by: null, at: 0 });
  });

  test('is undone one clear at a time, the newest first', async () => {
    await kept.say('one');
    await kept.clear();
    await kept.say('two');
    await kept.clear();
    await kept.say('three');
    expect(await kept.store.messages.undoClear(GENERAL, 0, 0, 0)).toMatchObject({ seq: 6 });
    await kept.reopen();
    expect(await kept.texts()).toEqual(['two', 'three']);
    expect(await kept.room()).toMatchObject({ seq: 6, restoredSeq: 6, cleared: { seq: 2 } });
    expect(await kept.store.messages.undoClear(GENERAL, 0, 0, 0)).toMatchObject({ seq: 7 });
    await kept.reopen();
    expect(await kept.texts()).toEqual(['one', 'two', 'three']);
    expect(await kept.room()).toMatchObject({ seq: 7, restoredSeq: 7, cleared: null });
    expect(await kept.store.messages.undoClear(GENERAL, 0, 0, 0)).toBeUndefined();
    expect(await kept.room()).toMatchObject({ seq: 7, restoredSeq: 7 });
  });
});

describe('older messages', () => {
  test('come by page, and stop at a clear', async () => {
    for (const text of ['hidden', 'hidden too']) await kept.say(text);
    await kept.clear();
    for (const text of ['a', 'b', 'c']) await kept.say(text);
    const page = async (before: number, limit: number) =>
      (await kept.store.messages.messagesBefore(GENERAL, before, limit)).map(({ message }) => message);
    expect(await page(7, 2)).toEqual(['b', 'c']);
    expect(await page(5, 2)).toEqual(['a']);
    expect(await page(4, 2)).toEqual([]);
    expect(await page(1_000, 1_000)).toEqual(['a', 'b', 'c']);
  });
});

test('a room that does not exist is not opened, written to or read', async () => {
  const refusal = { code: 'room_not_found' };
  expect(await kept.store.messages.openRoom('nowhere', 10, 10)).toBeUndefined();
  await expect(kept.store.messages.append('nowhere', aMessage())).rejects.toMatchObject(refusal);
  await expect(kept.store.messages.clear('nowhere', null, 0)).rejects.toMatchObject(refusal);
  await expect(kept.store.messages.undoClear('nowhere', 0, 0, 0)).rejects.toMatchObject(refusal);
  await expect(kept.store.messages.messagesBefore('nowhere', 1, 1)).rejects.toMatchObject(refusal);
});
