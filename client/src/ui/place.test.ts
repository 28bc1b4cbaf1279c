import { placeAt } from './place';

const view = { width: 400, height: 300 };
const box = { width: 100, height: 200 };

test.each([
  ['below and to the right', { x: 50, y: 40 }, { x: 50, y: 40 }],
  ['to the left at the right edge', { x: 380, y: 40 }, { x: 280, y: 40 }],
  ['above at the lower edge', { x: 50, y: 280 }, { x: 50, y: 80 }],
  ['within the window where neither side has room', { x: 50, y: 150 }, { x: 50, y: 92 }],
  ['away from the edge', { x: 0, y: 0 }, { x: 8, y: 8 }],
])('a box opens %s', (_, point, expected) => {
  expect(placeAt(point, box, view)).toEqual(expected);
});

test('a box larger than the window begins at its edge', () => {
  expect(placeAt({ x: 10, y: 10 }, { width: 600, height: 600 }, view)).toEqual({ x: 8, y: 8 });
});
