import { rowsFor } from './room-for';
import { rowsOf } from './rows-of';

test.each([
  [2, [2]],
  [3, [3]],
  [4, [2, 2]],
  [5, [2, 3]],
  [7, [2, 2, 3]],
  [10, [2, 2, 3, 3]],
])('%i pictures stand in rows of %j', (count, expected) => {
  const pictures = Array.from({ length: count }, (_, index) => index);
  const rows = rowsOf(pictures, rowsFor(count));
  expect(rows.map(({ length }) => length)).toEqual(expected);
  expect(rows.flat()).toEqual(pictures);
});
