import { readBlocks } from './blocks';
import { nobody } from './node';
import { outline } from './outline';

const of = (text: string) => outline(readBlocks(text, nobody)).replace(/^p\((.*)\)$/s, '$1');

test.each([
  ['see https://example.com/a_b_c*d?x=[1], ok', 'see a(https://example.com/a_b_c*d?x=[1]), ok'],
  ['**https://example.com**', 'b(a(https://example.com))'],
  ['(https://example.com/x_(y))', '(a(https://example.com/x_(y)))'],
  ['[here](https://example.com/a_(b))', 'a(here → https://example.com/a_(b))'],
  ['[**bold** `code`](http://example.com)', 'a(b(bold) c(code) → http://example.com)'],
  ['*[a](https://example.com) b*', 'i(a(a → https://example.com) b)'],
  ['[a [b](https://example.com)', '[a a(b → https://example.com)'],
  ['![a cat](https://example.com/cat.png)', 'a(a cat → https://example.com/cat.png)'],
  ['[write](mailto:jo@example.com)', 'a(write → mailto:jo@example.com)'],
  ['jo@example.com', 'a(jo@example.com)'],
  ['`https://example.com`', 'c(https://example.com)'],
])('%j becomes %s', (text, expected) => {
  expect(of(text)).toBe(expected);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\u0000script:alert(1)',
  'java\u200Bscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://example.com/x',
  'blob:https://example.com/x',
  'view-source:https://example.com',
  '//example.com/x',
  '/r/general/1',
  'https:',
  'https://',
  'http://[',
])('%j is nowhere that a link leads', (href) => {
  for (const text of [`[come](${href})`, `![come](${href})`, `[come](<${href}>)`])
    expect(of(text)).not.toContain('come →');
  expect(of(href).match(/a\((?!https:\/\/example\.com)/)).toBeNull();
});

test('one sees where a link leads whose words look like another address', () => {
  for (const [label, href, really] of [
    ['https://example.com', 'https://evil.test/x', 'evil.test'],
    ['example.com', 'https://evil.test', 'evil.test'],
    ['EXAMPLE．com', 'https://evil.test', 'evil.test'],
    ['exam\u200Bple.com', 'https://evil.test', 'evil.test'],
    ['log in at www.example.com now', 'https://example.com.evil.test', 'example.com.evil.test'],
    ['\u202Emoc.live//:sptth', 'https://evil.test', 'evil.test'],
    ['jo@example.com', 'mailto:eve@evil.test', 'eve@evil.test'],
    ['example.com', 'mailto:eve@evil.test', 'eve@evil.test'],
    ['a picture', 'https://example.com@evil.test/', 'evil.test'],
  ]) {
    expect(of(`[${label}](${href})`)).toContain(` → ${href} !${really}`);
  }
  expect(of('https://example.com@evil.test/')).not.toBe('a(https://example.com@evil.test/)');
});

test('one is not told what one reads', () => {
  for (const [label, href] of [
    ['the docs', 'https://example.com/docs'],
    ['example.com', 'https://www.example.com/docs'],
    ['https://example.com/a.html?b=c.d', 'https://example.com/'],
    ['Jo <jo@example.com>', 'mailto:jo@example.com'],
    ['version 1.2', 'https://example.com'],
  ]) {
    expect(of(`[${label}](${href})`)).toBe(`a(${label} → ${href})`);
  }
});

test('a link that nobody would see is text', () => {
  for (const text of ['[](https://example.com)', '[ ](https://example.com)', '[\u200B\u2800](https://example.com)']) {
    expect(of(text)).toContain('](');
  }
});
