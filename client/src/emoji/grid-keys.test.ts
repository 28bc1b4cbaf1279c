import { gridStep } from './grid-keys';

/** Rows: 0–7, 8–9 · 10–12 · 13–20. */
const sizes = [10, 3, 8];

test.each<[string, number, number | null]>([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 9, 10],
  ['ArrowRight', 20, 20],
  ['ArrowLeft', 0, 0],
  ['ArrowLeft', 10, 9],
  ['ArrowDown', 1, 9],
  ['ArrowDown', 6, 9],
  ['ArrowDown', 9, 11],
  ['ArrowDown', 12, 15],
  ['ArrowDown', 20, 20],
  ['ArrowUp', 20, 12],
  ['ArrowUp', 12, 9],
  ['ArrowUp', 8, 0],
  ['ArrowUp', 3, 3],
  ['Home', 3, null],
  ['a', 3, null],
])('%s from %d leads to %p', (key, at, expected) => {
  expect(gridStep(key, at, sizes)).toBe(expected);
});

test('where there is nothing no key leads anywhere', () => {
  expect(gridStep('ArrowDown', 0, [])).toBeNull();
});
