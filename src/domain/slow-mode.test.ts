import { ManualClock } from '../../test/support/manual-clock';
import { SlowMode } from './slow-mode';

test('whoever spoke waits so many seconds, and nobody else does', () => {
  const clock = new ManualClock();
  const slow = new SlowMode(clock);
  slow.check('mira', 10);
  slow.spoke('mira', 10);
  clock.advance(4_000);
  expect(() => slow.check('mira', 10)).toThrow(expect.objectContaining({ code: 'slow_mode', retryAfterMs: 6_000 }));
  expect(() => slow.check('theo', 10)).not.toThrow();
  clock.advance(6_000);
  expect(() => slow.check('mira', 10)).not.toThrow();
});

test('a room that is made faster or slower counts from when one last spoke', () => {
  const clock = new ManualClock();
  const slow = new SlowMode(clock);
  slow.spoke('mira', 10);
  clock.advance(10_000);
  expect(() => slow.check('mira', 5)).not.toThrow();
  expect(() => slow.check('mira', 60)).toThrow(expect.objectContaining({ retryAfterMs: 50_000 }));
});
