import { Distribution } from './distribution';

test('a value counts in the first place whose bound it does not pass, and in the last beyond all', () => {
  const sizes = new Distribution([1, 10, 100]);
  for (const value of [0, 1, 1.5, 10, 10.1, 100, 101, 5_000]) sizes.observe(value);
  expect(sizes.counts).toEqual([2, 2, 2, 2]);
  expect(sizes.sum).toBeCloseTo(5_223.6);
});
