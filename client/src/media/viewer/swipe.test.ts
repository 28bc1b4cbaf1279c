import { swipeOf } from './swipe';

test.each([
  ['far to the left', { x: -90, y: 10, ms: 800 }, 'next'],
  ['far to the right', { x: 90, y: -10, ms: 800 }, 'previous'],
  ['a quick flick', { x: -30, y: 2, ms: 40 }, 'next'],
  ['down', { x: 20, y: 120, ms: 600 }, 'close'],
  ['up', { x: 20, y: -120, ms: 600 }, null],
  ['hardly at all', { x: -6, y: 1, ms: 5 }, null],
  ['slowly and not far', { x: -40, y: 0, ms: 900 }, null],
])('a finger that moved %s', (_, moved, meant) => {
  expect(swipeOf(moved)).toBe(meant);
});
