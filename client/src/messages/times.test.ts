import { createTimes } from './times';

const times = createTimes({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
const now = Date.parse('2026-11-21T18:00:00Z');

test('today a time, else the date too', () => {
  expect(times.short(Date.parse('2026-11-21T08:05:00Z'), now)).toBe('9:05');
  expect(times.short(Date.parse('2026-11-20T08:05:00Z'), now)).toBe('20 Nov, 9:05');
});

test('beside a message the time is narrow', () => {
  const american = createTimes({ locale: 'en-US', timeZone: 'Europe/Berlin' });
  expect(american.short(now, now)).toMatch(/^7:00\sPM$/);
  expect(american.narrow(now)).toBe('7:00');
});

test('days begin at the reader’s midnight', () => {
  expect(times.day(Date.parse('2026-11-20T23:30:00Z'), now)).toBe('Today');
  expect(times.day(Date.parse('2026-11-20T22:30:00Z'), now)).toBe('Yesterday');
  expect(times.day(Date.parse('2026-11-16T12:00:00Z'), now)).toBe('Monday 16 November');
  expect(times.day(Date.parse('2024-02-29T12:00:00Z'), now)).toBe('29 February 2024');
});
