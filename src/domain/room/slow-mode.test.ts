import { ManualClock } from '../../../test/support/manual-clock';
import { SlowMode } from './slow-mode';

function aRoom() {
  const clock = new ManualClock();
  return { clock, slow: new SlowMode(clock) };
}

test('whoever spoke waits so many seconds, and nobody else does', () => {
  const { clock, slow } = aRoom();
  slow.speak('mira', 10);
  clock.advance(4_000);
  expect(() => slow.speak('mira', 10)).toThrow(expect.objectContaining({ code: 'slow_mode', retryAfterMs: 6_000 }));
  slow.speak('theo', 10);
  clock.advance(6_000);
  slow.speak('mira', 10);
  expect(() => slow.speak('mira', 10)).toThrow();
});

test('what came to nothing keeps nobody waiting', () => {
  const { slow } = aRoom();
  slow.speak('mira', 10)();
  slow.speak('mira', 10);
});
