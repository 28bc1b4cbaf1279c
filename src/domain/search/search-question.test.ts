import { parseQuestion, type Question } from './search-question';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('refuses with search_invalid', () => {
  test.each([
    ['nothing to read', '   '],
    ['an empty phrase', '""'],
    ['an empty name', 'from:""'],
    ['an empty room', 'hello in:""'],
    ['a date that is a word', 'before:yesterday'],
    ['a date that is in no calendar', 'after:2026-02-31'],
    ['a month without its zero', 'after:2026-2-01'],
    ['something else to have', 'has:cheese'],
  ])('%s', (_what, text) => {
    expect(() => parseQuestion(text)).toThrow(expect.objectContaining({ code: 'search_invalid' }));
  });
});

test.each<[string, string, Partial<Question>]>([
  ['words', ' lemon   cake ', { words: ['lemon', 'cake'] }],
  ['a phrase', '"lemon cake" recipe', { words: ['lemon cake', 'recipe'] }],
  ['a phrase whose quote stays open', '"lemon cake', { words: ['lemon cake'] }],
  ['words of every script', 'вода 水 50%_off', { words: ['вода', '水', '50%_off'] }],
  [
    'what only looks like a filter',
    'login:mira http://a.example from: x',
    { words: ['login:mira', 'http://a.example', 'from:', 'x'] },
  ],
  ['whose it is', 'from:mira cake', { from: 'mira', words: ['cake'] }],
  ['whose it is, as they are mentioned', 'from:@Mira', { from: 'Mira' }],
  ['a name with spaces', 'FROM:"Brave Mira"', { from: 'Brave Mira' }],
  ['where it is', 'in:#Kitchen', { rooms: ['kitchen'] }],
  ['two places, neither of which may be forgotten', 'in:a in:b', { rooms: ['a', 'b'] }],
  ['when it was', 'after:2026-01-31 before:2026-02-01', { after: day('2026-01-31'), before: day('2026-02-01') }],
  ['a link', 'has:LINK', { hasLink: true }],
  ['a file', 'has:file report', { hasFile: true, words: ['report'] }],
  ['a picture and a link', 'has:"Picture" has:link', { hasPicture: true, hasLink: true }],
])('reads %s', (_what, text, expected) => {
  expect(parseQuestion(text)).toEqual({ words: [], rooms: [], ...expected });
});

test('a text made to be slow is read at once', () => {
  const startedAt = performance.now();
  for (const text of ['from:'.repeat(100), '"'.repeat(500), `${' '.repeat(499)}x`, 'in:"'.repeat(125)]) {
    try {
      parseQuestion(text);
    } catch {}
  }
  expect(performance.now() - startedAt).toBeLessThan(100);
});
