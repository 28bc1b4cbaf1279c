import { ManualClock } from '../../../test/support/manual-clock';
import { Mutes } from './mutes';

test('who is muted is told how long to wait, until the time is over or the mute is lifted', () => {
  const clock = new ManualClock();
  const mutes = new Mutes(clock);
  mutes.set('mira', clock.now() + 60_000);
  mutes.set('theo', clock.now() + 60_000);
  clock.advance(20_000);
  expect(() => mutes.check('mira')).toThrow(expect.objectContaining({ code: 'muted', retryAfterMs: 40_000 }));
  expect(() => mutes.check('somebody else')).not.toThrow();
  mutes.lift('theo');
  expect(() => mutes.check('theo')).not.toThrow();
  clock.advance(40_000);
  expect(mutes.untilOf('mira')).toBeUndefined();
  expect(() => mutes.check('mira')).not.toThrow();
});
