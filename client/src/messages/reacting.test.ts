import { jo, mira } from '../state/builders';
import { hasReacted, namesOf } from './reacting';

test('one’s own reaction is told from others’', () => {
  expect(hasReacted({ emoji: '👍', by: [mira, jo] }, jo)).toBe(true);
  expect(hasReacted({ emoji: '👍', by: [mira] }, jo)).toBe(false);
  expect(hasReacted({ emoji: '👍', by: [{ ...jo, claimed: true }] }, jo)).toBe(false);
});

test('names read as a list, with yourself first', () => {
  expect(namesOf({ emoji: '👍', by: [mira] }, jo)).toBe('Mira');
  expect(namesOf({ emoji: '👍', by: [mira, jo] }, jo)).toBe('You and Mira');
});

test('of many names the first are told and the rest counted', () => {
  const by = Array.from({ length: 13 }, (_, index) => ({ userID: `p${index}`, username: `P${index}` }));
  expect(namesOf({ emoji: '👍', by }, jo)).toBe('P0, P1, P2, P3, P4, P5, P6, P7, P8, P9, and 3 others');
  expect(namesOf({ emoji: '👍', by: by.slice(0, 11) }, jo)).toMatch(/P9, and P10$/);
});
