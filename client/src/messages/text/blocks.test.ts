import { jo, listed, mira } from '../../state/builders';
import { mayHoldMarkup } from '../may-hold-markup';
import { readBlocks } from './blocks';
import { nobody } from './node';
import { outline } from './outline';

const of = (text: string) => outline(readBlocks(text, nobody));

test.each([
  ['**bold** and *italic* and _italic_ and ~~struck~~', 'p(b(bold) and i(italic) and i(italic) and s(struck))'],
  ['***both*** **a *b* c** **a *b***', 'p(i(b(both)) b(a i(b) c) b(a i(b)))'],
  ['***a** b*', 'p(i(b(a) b))'],
  ['(*so*), "*so*": *so*!', 'p((i(so)), "i(so)": i(so)!)'],
  ['**Haupt**bahnhof', 'p(b(Haupt)bahnhof)'],
  ['这是**重要**的', 'p(这是b(重要)的)'],
  ['*a\nb*', 'p(i(a\nb))'],
  ['`code` ``a `b` c`` `` ` ``', 'p(c(code) c(a `b` c) c(`))'],
  ['`**a** <b> \\*`', 'p(c(**a** <b> \\*))'],
  ['\\*a\\* \\`b\\` \\[c](d)', 'p(*a* `b` [c](d))'],
  ['2\\*3 \\_a\\_', 'p(2*3 _a_)'],
  ['# Title\n### Less', 'h(Title) h(Less)'],
])('%j becomes %s', (text, expected) => {
  expect(of(text)).toBe(expected);
  expect(mayHoldMarkup(text)).toBe(true);
});

test.each([
  ['> said', 'quote(p(said))'],
  ['> a\n> b\nc', 'quote(p(a\nb)) p(c)'],
  ['> a\n>\n> > b', 'quote(p(a) quote(p(b)))'],
  ['>> deep', 'quote(quote(p(deep)))'],
  ['> - a\n> - b', 'quote(•(p(a)) •(p(b)))'],
  ['Buy:\n- milk\n- eggs', 'p(Buy:) •(p(milk)) •(p(eggs))'],
  ['* a\n\n* b\nafter', '•(p(a)) •(p(b)) p(after)'],
  ['- a\n  - b\n    - c\n- d', '•(p(a) •(p(b) •(p(c)))) •(p(d))'],
  ['- a\n  more', '•(p(a\nmore))'],
  ['1. a\n2. b', '1(p(a)) 2(p(b))'],
  ['1. a\n1. b\n1. c', '1(p(a)) 2(p(b)) 3(p(c))'],
  ['3) a\n2) b', '3(p(a)) 2(p(b))'],
  ['1. a\n   - b\n   ```\n   c\n   ```\n2. d', '1(p(a) •(p(b)) code:(c)) 2(p(d))'],
  ['- a\n1. b', '•(p(a)) 1(p(b))'],
  ['```js\nlet a = 1;\n\n  a++;\n```', 'code:js(let a = 1;\n\n  a++;)'],
  ['~~~\na\n~~~', 'code:(a)'],
  ['````\n```\n````', 'code:(```)'],
  ['Like this: ```c++\nx\n``` and on', 'p(Like this: c(c++\nx\n) and on)'],
  ['Like this: ```c++\nx\n```\non', 'p(Like this:) code:c++(x) p(on)'],
  ['```\na```', 'code:(a)'],
  ['```one two\nthree\n```', 'code:(one two\nthree)'],
  ['> look: ```\n> a\n> ```', 'quote(p(look:) code:(a))'],
])('%j becomes %s', (text, expected) => {
  expect(of(text)).toBe(expected);
  expect(mayHoldMarkup(text)).toBe(true);
});

test.each([
  '1 < 2 > 1',
  'a_b_c snake_case __init__ _private',
  '2*3*4 and 2**3**4 and a * b * c',
  '*',
  '* ',
  '- ',
  '> ',
  '>_< >:( ->',
  ':-) :* ^_^ hey ^_^ -_- so -_- *_* o_O T_T \\o/',
  '¯\\_(ツ)_/¯',
  'C:\\path\\_x \\\\server\\share',
  '#channel #1 # ',
  '    indented\n\ttoo',
  '2020. A year',
  '1.5 litres, 3.',
  '- - -\n***\n---\n* * *',
  '~5 minutes ~ 10 ~~',
  '**',
  '****a****',
  '** a **',
  '[ ] [x] [a] (b) [a]( b )',
  '```',
  '```\nnobody closes it',
  '```\n```',
  '`one tick',
  '<b>html</b> &amp; &lt;br&gt; <!-- x -->',
  '| a | b |\n|---|---|',
  'first\n\n\nsecond',
  '**a\n\nb**',
  '!important',
])('%j stays what it is', (text) => {
  expect(of(text)).toBe(`p(${text})`);
});

test('people and rooms are named whatever signs are in their names', () => {
  const people = [mira, { ...jo, username: '_jo_ *x*' }];
  const known = { people, rooms: [listed('a', { name: 'Wall_and_*rope*' })] };
  const text = 'hi @mira, @_jo_ *x* and @nobody in #wall_and_*rope* or #elsewhere `@mira`';
  expect(outline(readBlocks(text, known))).toBe(
    'p(hi @(@mira), @(@_jo_ *x*) and @nobody in #(#wall_and_*rope*) or #elsewhere c(@mira))',
  );
});
