import { mayClaim } from './outbox-disk';

const now = 1_000_000;
const mine = { tab: 'mine', until: now + 15_000 };

test('a room is claimed by one tab at a time, until its time is over', () => {
  expect(mayClaim({ tab: 'other', until: now + 1 }, mine, now)).toBe(false);
  expect(mayClaim({ tab: 'other', until: now }, mine, now)).toBe(true);
  expect(mayClaim({ tab: 'mine', until: now + 1 }, mine, now)).toBe(true);
});

test('a tab that is gone holds nobody up', () => {
  expect(mayClaim({ tab: 'other', until: now + 1 }, mine, now, 'other')).toBe(true);
  expect(mayClaim({ tab: 'third', until: now + 1 }, mine, now, 'other')).toBe(false);
});

test('a claim made before the clock was set back holds nobody up for long', () => {
  expect(mayClaim({ tab: 'other', until: now + 75_000 }, mine, now)).toBe(false);
  expect(mayClaim({ tab: 'other', until: now + 3_600_000 }, mine, now)).toBe(true);
});
