import { toned } from './tone';

test.each([
  ['👍', 0, '👍'],
  ['👍', 3, '👍🏽'],
  ['☝️', 5, '☝🏿'],
  ['🧗‍♀️', 1, '🧗🏻‍♀️'],
  ['🧑‍🤝‍🧑', 2, '🧑🏼‍🤝‍🧑🏼'],
  ['🤝', 4, '🤝🏾'],
  ['👩‍❤️‍💋‍👨', 5, '👩🏿‍❤️‍💋‍👨🏿'],
] as const)('%s in tone %d is %s', (emoji, tone, expected) => {
  expect(toned(emoji, tone)).toBe(expected);
});
