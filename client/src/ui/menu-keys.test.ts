import { itemAfter } from './menu-keys';

const labels = ['Reply', 'Edit', 'Copy text', 'Copy link', 'Delete'];

test('arrows go round, Home and End to the ends', () => {
  expect(itemAfter('ArrowDown', 0, labels)).toBe(1);
  expect(itemAfter('ArrowDown', 4, labels)).toBe(0);
  expect(itemAfter('ArrowUp', 0, labels)).toBe(4);
  expect(itemAfter('Home', 3, labels)).toBe(0);
  expect(itemAfter('End', 0, labels)).toBe(4);
  expect(itemAfter('ArrowDown', -1, labels)).toBe(0);
});

test('a letter leads to the next item that begins with it', () => {
  expect(itemAfter('c', 0, labels)).toBe(2);
  expect(itemAfter('C', 2, labels)).toBe(3);
  expect(itemAfter('c', 3, labels)).toBe(2);
  expect(itemAfter('z', 0, labels)).toBeNull();
});

test('other keys are none of the menu’s', () => {
  expect(itemAfter('Enter', 0, labels)).toBeNull();
  expect(itemAfter(' ', 0, labels)).toBeNull();
  expect(itemAfter('ArrowDown', 0, [])).toBeNull();
});
