import { excerptOf, isWhole, markWords, withFilter, wordsOf } from './query';

test.each([
  ['tea and cake', ['tea', 'and', 'cake']],
  ['from:mira tea', ['tea']],
  ['FROM:"Mira K" "good tea" in:general', ['good tea']],
  ['before:2026-01-31 after:2026-01-01 has:link', []],
  ['https://example.org 10:30', ['https://example.org', '10:30']],
  ['"open', ['open']],
])('of %j the words are %j', (query, words) => {
  expect(wordsOf(query)).toEqual(words);
});

test.each([
  'tea',
  'from:mira',
  'from:"Mira K" tea',
  'before:2026-01-31',
  'has:link',
  'has:Picture',
  'has:file',
  'in:"Book club"',
  'wow:',
])('%j can be asked for', (query) => expect(isWhole(query)).toBe(true));

test.each(['', '  ', 'from:', 'tea from:', 'before:2026-01', 'after:', 'has:', 'has:lin', 'in:""'])(
  '%j is still being written',
  (query) => expect(isWhole(query)).toBe(false),
);

test('a filter is added after what is written', () => {
  expect(withFilter('', 'from:')).toBe('from:');
  expect(withFilter('tea ', 'in:')).toBe('tea in:');
  expect(withFilter('tea', 'has:link')).toBe('tea has:link ');
});

test('found words are marked wherever they stand, in any case', () => {
  expect(markWords('Tea, steamed TEA', ['tea'])).toEqual([
    { text: 'Tea', isFound: true },
    { text: ', s', isFound: false },
    { text: 'tea', isFound: true },
    { text: 'med ', isFound: false },
    { text: 'TEA', isFound: true },
  ]);
});

test('words are taken literally, and nothing is lost of the text', () => {
  const text = 'a+b (c) [d] \\ $& .* /x/ -';
  for (const words of [['a+b'], ['(c)', '[d]'], ['\\'], ['.*'], ['/x/', '-'], [], ['']]) {
    const marks = markWords(text, words);
    expect(marks.map((mark) => mark.text).join('')).toBe(text);
    expect(marks.some((mark) => mark.isFound)).toBe(words.some((word) => word !== ''));
  }
  expect(markWords('', ['a'])).toEqual([]);
});

test('of a long text the part with the word is shown', () => {
  expect(excerptOf('short\n text', ['text'])).toBe('short text');
  const long = `${'a '.repeat(400)}needle ${'b '.repeat(400)}`;
  const excerpt = excerptOf(long, ['Needle']);
  expect(excerpt).toMatch(/^… .*needle.* …$/);
  expect(excerpt.length).toBeLessThan(260);
  expect(excerptOf(long, [])).toMatch(/^a a .* …$/);
});
