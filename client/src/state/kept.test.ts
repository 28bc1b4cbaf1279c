import { PageStorage } from './browser-storage';
import { createKept } from './kept';
import type { OutboxEntry } from './outbox';

const entry = (clientId: string, writtenAt: number): OutboxEntry => ({
  clientId,
  roomId: 'general',
  message: 'hello',
  writtenAt,
  state: 'pending',
});

test('the outbox comes back in the order it was written', () => {
  const kept = createKept(new PageStorage());
  kept.keepEntry(entry('b', 2));
  kept.keepEntry(entry('c', 3));
  kept.keepEntry(entry('a', 1));
  kept.dropEntry('c');
  expect(kept.outbox().map(({ clientId }) => clientId)).toEqual(['a', 'b']);
});

test('what is not ours or not whole is left out', () => {
  const storage = new PageStorage();
  storage.setItem('snug.outbox.x', '{"clientId":"x"}');
  storage.setItem('snug.outbox.y', 'not JSON');
  storage.setItem('snug.identity', '{"userID":5}');
  const kept = createKept(storage);
  expect(kept.outbox()).toEqual([]);
  expect(kept.identity()).toBeNull();
  expect(kept.draft('general')).toBe('');
});

test('a browser that refuses to remember is no failure', () => {
  const full = () => {
    throw new Error('QuotaExceededError');
  };
  const kept = createKept(Object.assign(new PageStorage(), { setItem: full, getItem: full }));
  kept.keepDraft('general', 'hello');
  expect(kept.draft('general')).toBe('');
});

test('what an earlier version wrote offline belongs to the one room that it knew', () => {
  const storage = new PageStorage();
  storage.setItem('snug.outbox.a', '{"clientId":"a","message":"hi","writtenAt":1,"state":"pending"}');
  expect(createKept(storage).outbox()).toMatchObject([{ clientId: 'a', roomId: 'general' }]);
});

test('one who logs out leaves nothing behind', () => {
  const storage = new PageStorage();
  const kept = createKept(storage);
  kept.keepYou({ userID: 'jo', username: 'Jo' });
  kept.keepEntry(entry('a', 1));
  kept.keepDraft('general', 'secret');
  storage.setItem('of.others', 'x');
  kept.forget();
  expect(kept.you()).toBeNull();
  expect(storage.length).toBe(1);
});
