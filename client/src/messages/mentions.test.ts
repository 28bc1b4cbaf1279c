import { splitMentions } from './mentions';

const marked = (text: string, name: string) =>
  splitMentions(text, name)
    .map((piece) => (piece.isMention ? `[${piece.text}]` : piece.text))
    .join('');

test('a name after an @ is a mention, whole and in any letter case', () => {
  expect(marked('hi @Mira, and @mira!', 'Mira')).toBe('hi [@Mira], and [@mira]!');
  expect(marked('@Calm Ada', 'Calm Ada')).toBe('[@Calm Ada]');
});

test('what is part of a word or of a longer name is none', () => {
  for (const text of ['a@mira', '@Miranda', 'Mira', '@']) expect(marked(text, 'Mira')).toBe(text);
});

test('a text whose letters change their length stays as it is', () => {
  expect(marked('İ @Mira', 'Mira')).toBe('İ @Mira');
  expect(marked('@x', '')).toBe('@x');
});
