import { MemoryLimiter } from './memory-limiter';

const limit = { points: 3, seconds: 10, abuse: 5 };

let limiter: MemoryLimiter;

beforeEach(() => {
  jest.useFakeTimers();
  limiter = new MemoryLimiter();
});

afterEach(() => jest.useRealTimers());

/** The outcome of each of `times` tries: "ok" or the code of its refusal. */
async function spend(key: string, times: number, kind = 'talk'): Promise<string[]> {
  const outcomes: string[] = [];
  for (let count = 0; count < times; count += 1) {
    outcomes.push(
      await limiter.spend(kind, key, limit).then(
        () => 'ok',
        ({ code }) => code,
      ),
    );
  }
  return outcomes;
}

test('beyond the limit more is refused, and far beyond it as abuse', async () => {
  expect(await spend('a', 7)).toEqual(['ok', 'ok', 'ok', 'rate_limited', 'rate_limited', 'abuse', 'abuse']);
});

test('a refusal says how long to wait, and after that long all is well', async () => {
  await spend('a', 3);
  jest.advanceTimersByTime(4_000);
  await expect(limiter.spend('talk', 'a', limit)).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 6_000 });
  jest.advanceTimersByTime(5_999);
  expect(await spend('a', 1)).toEqual(['rate_limited']);
  jest.advanceTimersByTime(1);
  expect(await spend('a', 4)).toEqual(['ok', 'ok', 'ok', 'rate_limited']);
});

test('nobody pays for another, nor for what they did of another kind', async () => {
  await spend('a', 7);
  expect(await spend('b', 3)).toEqual(['ok', 'ok', 'ok']);
  expect(await spend('a', 3, 'look')).toEqual(['ok', 'ok', 'ok']);
});

test('where there is no bound to abuse, it stays a matter of waiting', async () => {
  for (let count = 0; count < 3; count += 1) await limiter.spend('look', 'a', { points: 3, seconds: 10 });
  for (let count = 0; count < 30; count += 1) {
    await expect(limiter.spend('look', 'a', { points: 3, seconds: 10 })).rejects.toMatchObject({
      code: 'rate_limited',
    });
  }
});

test('whoever asked long ago is forgotten, and of those who come in masses the first are', async () => {
  let now = 0;
  limiter = new MemoryLimiter(() => now);
  const codeOf = (key: string) =>
    limiter.spend('talk', key, limit).then(
      () => 'ok',
      ({ code }) => code,
    );
  for (let count = 0; count < 3; count += 1) await codeOf('first');
  expect(await codeOf('first')).toBe('rate_limited');
  for (let count = 0; count < 50_001; count += 1) await codeOf(`address ${count}`);
  expect(await codeOf('first')).toBe('ok');
  for (let count = 0; count < 3; count += 1) await codeOf('address 50000');
  expect(await codeOf('address 50000')).toBe('rate_limited');
  now = 10_000;
  expect(await codeOf('address 50000')).toBe('ok');
});
