import { ManualClock } from '../../../test/support/manual-clock';
import { LoginAttempts } from './login-attempts';

const right = async () => true;
const wrong = async () => false;
const refusedAs = (code: string) => expect.objectContaining({ code });
const tooEarly = refusedAs('too_many_attempts');
const MINUTE = 60_000;

let clock: ManualClock;
let attempts: LoginAttempts;

beforeEach(() => {
  clock = new ManualClock();
  attempts = new LoginAttempts(clock);
});

async function fail(person: string, address: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await expect(attempts.try(person, address, wrong)).rejects.toMatchObject({ code: 'credentials_wrong' });
  }
}

/** How long the next attempt has to wait, in milliseconds. */
async function wait(person: string, address: string): Promise<number> {
  const check = jest.fn(right);
  const refusal = await attempts.try(person, address, check).catch((error) => error);
  if (!refusal) return 0;
  expect(refusal).toEqual(tooEarly);
  expect(check).not.toHaveBeenCalled();
  return refusal.retryAfterMs;
}

test('five may fail, then each wait is twice as long, up to a quarter of an hour', async () => {
  await fail('mira', 'home', 5);
  const waits = [];
  for (let time = 0; time < 12; time += 1) {
    const ms = await wait('mira', 'home');
    waits.push(ms / 1_000);
    clock.advance(ms - 1);
    expect(await wait('mira', 'home')).toBe(1);
    clock.advance(1);
    await fail('mira', 'home', 1);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test('a success is let through once it was waited for, and all is forgotten', async () => {
  await fail('mira', 'home', 5);
  clock.advance(1_000);
  await attempts.try('mira', 'home', right);
  await fail('mira', 'home', 5);
});

test('somebody who waits long enough begins anew', async () => {
  await fail('mira', 'home', 5);
  clock.advance(61 * MINUTE);
  await fail('mira', 'home', 5);
});

test('who tries one person from one place keeps out neither another person nor another place', async () => {
  await fail('mira', 'there', 5);
  expect(await wait('mira', 'there')).toBe(1_000);
  expect(await wait('mira', 'home')).toBe(0);
  expect(await wait('theo', 'there')).toBe(0);
});

test('who tries one person from many places makes them wait a minute at most', async () => {
  for (let place = 0; place < 10; place += 1) await fail('mira', `place ${place}`, 5);
  const waits = [];
  for (let place = 10; place < 19; place += 1) {
    const ms = await wait('mira', 'home');
    waits.push(ms / 1_000);
    clock.advance(ms);
    await fail('mira', `place ${place}`, 1);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('who tries many people from one place has to wait for all of them', async () => {
  for (let person = 0; person < 25; person += 1) await fail(`person ${person}`, 'there', 1);
  expect(await wait('mira', 'there')).toBe(1_000);
  expect(await wait('mira', 'home')).toBe(0);
  clock.advance(1_000);
  await attempts.try('mira', 'there', right);
  await fail('theo', 'there', 1);
  expect(await wait('mira', 'there')).toBe(2_000);
});

test('those under way count: nobody tries a hundred at once', async () => {
  const check = jest.fn(wrong);
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => attempts.try('mira', 'home', check)));
  expect(check).toHaveBeenCalledTimes(5);
  expect(all.filter(({ status }) => status === 'fulfilled')).toEqual([]);
});

test('what could not be checked does not count', async () => {
  const broken = async () => {
    throw new Error('the disk is full');
  };
  for (let time = 0; time < 10; time += 1) await expect(attempts.try('mira', 'home', broken)).rejects.toThrow('full');
  await fail('mira', 'home', 5);
});

test('memory is bounded, and those who failed last are remembered', async () => {
  for (let person = 0; person < 8_000; person += 1)
    await attempts.try(`p${person}`, `a${person}`, wrong).catch(() => 0);
  await fail('mira', 'home', 5);
  expect((Reflect.get(attempts, 'failures') as Map<string, unknown>).size).toBeLessThanOrEqual(10_000);
  expect(await wait('mira', 'home')).toBe(1_000);
});
