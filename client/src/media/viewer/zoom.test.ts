import { bounded, fitted, mostFor, WHOLE, zoomed } from './zoom';

const stage = { width: 800, height: 600 };

test('a large picture is fitted whole, a small one stays as it is', () => {
  expect(fitted({ width: 4_000, height: 3_000 }, stage)).toEqual({ width: 800, height: 600 });
  expect(fitted({ width: 1_000, height: 6_000 }, stage)).toEqual({ width: 100, height: 600 });
  expect(fitted({ width: 100, height: 50 }, stage)).toEqual({ width: 100, height: 50 });
});

test('what one points at stays under the pointer', () => {
  const at = { x: 120, y: -80 };
  const view = zoomed({ scale: 2, x: 30, y: 10 }, 1.5, at, 10);
  const before = { x: (at.x - 30) / 2, y: (at.y - 10) / 2 };
  expect({ x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale }).toEqual(before);
});

test('it is never smaller than whole nor larger than is of use', () => {
  const fit = fitted({ width: 4_000, height: 3_000 }, stage);
  const most = mostFor({ width: 4_000, height: 3_000 }, fit);
  expect(most).toBe(10);
  expect(mostFor({ width: 100, height: 50 }, { width: 100, height: 50 })).toBe(4);
  expect(zoomed(WHOLE, 0.5, { x: 0, y: 0 }, most).scale).toBe(1);
  expect(zoomed(WHOLE, 100, { x: 0, y: 0 }, most).scale).toBe(10);
});

test('it cannot be pushed off the stage', () => {
  const fit = { width: 800, height: 300 };
  expect(bounded({ scale: 1, x: 50, y: 50 }, fit, stage)).toEqual({ scale: 1, x: 0, y: 0 });
  expect(bounded({ scale: 3, x: 5_000, y: -5_000 }, fit, stage)).toEqual({ scale: 3, x: 800, y: -150 });
  expect(bounded({ scale: 3, x: -10, y: 20 }, fit, stage)).toEqual({ scale: 3, x: -10, y: 20 });
});
