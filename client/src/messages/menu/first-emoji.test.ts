import { quickEmoji } from '../reacting';
import { firstEmoji } from './first-emoji';

test.each([
  ['👍', '👍'],
  ['well 🧗🏽‍♀️!', '🧗🏽‍♀️'],
  ['❤️', '❤️'],
  ['🇩🇪', '🇩🇪'],
  ['1️⃣', '1️⃣'],
  ['👩‍👩‍👧 and 👍', '👩‍👩‍👧'],
  ['a1#*', null],
  ['', null],
])('of %j the emoji is %j', (text, expected) => {
  expect(firstEmoji(text)).toBe(expected);
});

test('each quick one is an emoji', () => {
  expect(quickEmoji.map(firstEmoji)).toEqual([...quickEmoji]);
});
