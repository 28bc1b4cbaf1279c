import { MemoryLimiter } from './memory-limiter';

let limiter: MemoryLimiter;

beforeEach(() => {
  jest.useFakeTimers();
  limiter = new MemoryLimiter({ periodSeconds: 10, commands: 3, abuse: 5 });
});

afterEach(() => jest.useRealTimers());

/** The outcome of each of `times` commands: "ok" or the code of its refusal. */
async function spend(connectionId: string, times: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let count = 0; count < times; count += 1) {
    outcomes.push(
      await limiter.spend(connectionId).then(
        () => 'ok',
        ({ code }) => code,
      ),
    );
  }
  return outcomes;
}

test('beyond the limit commands are refused, and far beyond it as abuse', async () => {
  expect(await spend('a', 7)).toEqual(['ok', 'ok', 'ok', 'rate_limited', 'rate_limited', 'abuse', 'abuse']);
});

test('a refusal says how long to wait, and after that long all is well', async () => {
  await spend('a', 3);
  jest.advanceTimersByTime(4_000);
  await expect(limiter.spend('a')).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 6_000 });
  jest.advanceTimersByTime(5_999);
  expect(await spend('a', 1)).toEqual(['rate_limited']);
  jest.advanceTimersByTime(1);
  expect(await spend('a', 4)).toEqual(['ok', 'ok', 'ok', 'rate_limited']);
});

test('one connection does not pay for another', async () => {
  await spend('a', 7);
  expect(await spend('b', 3)).toEqual(['ok', 'ok', 'ok']);
});
