import { typingText } from './typing-text';

test('who types is named while there are few', () => {
  expect(typingText([])).toBe('');
  expect(typingText(['Mira'])).toBe('Mira is typing…');
  expect(typingText(['Mira', 'Jo'])).toBe('Mira and Jo are typing…');
  expect(typingText(['Mira', 'Jo', 'Lev'])).toBe('Several people are typing…');
});
