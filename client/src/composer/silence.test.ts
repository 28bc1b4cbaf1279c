import { jo, listed, message, writtenHere } from '../state/builders';
import { silenceOf } from './silence';

const standing = (more: Partial<Parameters<typeof silenceOf>[0]> = {}) => ({
  room: listed('x'),
  you: jo,
  mutedUntil: null,
  messages: [],
  outbox: [],
  now: 10_000,
  ...more,
});

test('most of the time nothing is in the way', () => {
  expect(silenceOf(standing())).toBeNull();
  expect(silenceOf(standing({ mutedUntil: 9_999 }))).toBeNull();
});

test('an archived or locked room says so, a mute says until when', () => {
  expect(silenceOf(standing({ room: listed('x', { archived: true }) }))).toMatchObject({ until: null });
  const locked = standing({ room: listed('x', { speakers: 'member' }) });
  expect(silenceOf(locked)?.text).toBe('Only people with an account write in this room.');
  expect(silenceOf({ ...locked, you: { ...jo, role: 'member' } })).toBeNull();
  expect(silenceOf(standing({ mutedUntil: 20_000 }))).toMatchObject({ until: 20_000 });
});

test('slow mode counts from your last message, sent or on its way, and not for who moderates', () => {
  const slow = { room: listed('x', { slowModeSeconds: 5 }) };
  const said = { ...slow, messages: [message(1, { author: jo, sentAt: 8_000 }), message(2, { sentAt: 9_000 })] };
  expect(silenceOf(standing(slow))).toBeNull();
  expect(silenceOf(standing(said))).toMatchObject({ until: 13_000 });
  expect(silenceOf(standing({ ...slow, outbox: [writtenHere('a', { roomId: 'x', writtenAt: 9_000 })] }))).toMatchObject(
    { until: 14_000 },
  );
  expect(silenceOf(standing({ ...said, you: { ...jo, role: 'moderator' } }))).toBeNull();
});
