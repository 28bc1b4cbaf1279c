import { PageStorage } from '../state/browser-storage';
import { listed } from '../state/builders';
import { claimByLock, claimByStorage } from './claims';

const room = (seq: number, epoch = 'one', roomId = 'climbing') => listed(roomId, { head: { epoch, seq } });

/** Locks as the browser gives them: one holder a name, and nothing for the next that does not wait. */
function browserLocks() {
  const held = new Set<string>();
  const request = async (name: string, _options: object, run: (lock: object | null) => unknown) => {
    if (held.has(name)) return run(null);
    held.add(name);
    await run({ name });
    held.delete(name);
  };
  return { request } as unknown as LockManager;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test.each([
  ['by lock', () => claimByLock(browserLocks())],
  ['by storage', () => claimByStorage(new PageStorage())],
])('what was said so far is claimed once, what comes after it anew: %s', async (_how, open) => {
  const claim = open();
  expect([await claim(room(5)), await claim(room(5)), await claim(room(6))]).toEqual([true, false, true]);
  expect([await claim(room(5, 'one', 'tea')), await claim(room(5, 'two'))]).toEqual([true, true]);
});

test('a lock is held no longer than others may come to it', async () => {
  const claim = claimByLock(browserLocks());
  expect([await claim(room(5)), await claim(room(5))]).toEqual([true, false]);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(await claim(room(5))).toBe(true);
});

test('where locks fail, one is notified once too often rather than never', async () => {
  const locks = { request: () => Promise.reject(new Error('not allowed here')) } as unknown as LockManager;
  expect(await claimByLock(locks)(room(5))).toBe(true);
});

test('what is remembered is bounded, and nonsense is forgotten', async () => {
  const storage = new PageStorage();
  storage.setItem('snug.notified', 'x');
  const claim = claimByStorage(storage);
  for (let number = 0; number < 150; number += 1) await claim(room(1, 'one', `room ${number}`));
  expect(JSON.parse(storage.getItem('snug.notified') ?? '')).toHaveLength(100);
});
