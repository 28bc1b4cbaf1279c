import { barsOf, levelOf } from './waveform';

test('silence has no level, and the loudest wave has the most', () => {
  expect(levelOf(new Uint8Array(64).fill(128))).toBe(0);
  expect(levelOf(new Uint8Array(64).map((_, index) => (index % 2 === 0 ? 0 : 255)))).toBeCloseTo(1, 1);
  expect(levelOf(new Uint8Array())).toBe(0);
});

test('ten minutes of moments become 64 bars, the loudest as tall as can be', () => {
  const levels = Array.from({ length: 12_000 }, (_, moment) => (moment === 6_000 ? 0.5 : 0.25));
  const bars = barsOf(levels);
  expect(bars).toHaveLength(64);
  expect(bars[32]).toBe(31);
  expect(bars.filter((bar) => bar === 16)).toHaveLength(63);
});

test('a short one has a bar a moment, and one of no moments a bar all the same', () => {
  expect(barsOf([0.1, 0.2])).toEqual([16, 31]);
  expect(barsOf([])).toEqual([0]);
});

test('what is nearly silent does not look like speech', () => {
  expect(Math.max(...barsOf([0.001, 0.002, 0.001]))).toBeLessThan(3);
});
