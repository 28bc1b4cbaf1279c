import { PageStorage } from './browser-storage';
import { createKept } from './kept';

test('what is not ours or not whole is left out', () => {
  const storage = new PageStorage();
  storage.setItem('snug.you', 'not JSON');
  storage.setItem('snug.identity', '{"userID":5}');
  const kept = createKept(storage);
  expect(kept.you()).toBeNull();
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

test('what an earlier version of the page was to send is noticed', () => {
  const storage = new PageStorage();
  expect(createKept(storage).hasOldOutbox()).toBe(false);
  storage.setItem('snug.outbox.a', '{}');
  expect(createKept(storage).hasOldOutbox()).toBe(true);
});

test('one who logs out leaves nothing behind', () => {
  const storage = new PageStorage();
  const kept = createKept(storage);
  kept.keepYou({ userID: 'jo', username: 'Jo' });
  storage.setItem('snug.outbox.a', '{}');
  kept.keepDraft('general', 'secret');
  storage.setItem('of.others', 'x');
  kept.forget();
  expect(kept.you()).toBeNull();
  expect(storage.length).toBe(1);
});
