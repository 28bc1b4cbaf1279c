import { typingText } from './typing-text';

test('who types is named while there are few', () => {
  expect(typingText([])).toEqual({ named: [], rest: '' });
  expect(typingText(['Mira'])).toEqual({ named: ['Mira'], rest: ' is typing…' });
  expect(typingText(['Mira', 'Jo'])).toEqual({ named: ['Mira', 'Jo'], rest: ' are typing…' });
  expect(typingText(['Mira', 'Jo', 'Lev'])).toEqual({ named: [], rest: 'Several people are typing…' });
});
