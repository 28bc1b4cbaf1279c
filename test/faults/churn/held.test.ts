import { growthAnHour } from './held';

test('what grows by a little each minute grows by sixty times that each hour', () => {
  expect(growthAnHour([1, 2, 3, 4], 60_000)).toBeCloseTo(60);
  expect(growthAnHour([5, 5, 5], 60_000)).toBeCloseTo(0);
});

test('what goes up and down and comes back grows by little', () => {
  expect(Math.abs(growthAnHour([10, 20, 10, 20, 10], 60_000))).toBeLessThan(1e-9);
});
