import { findLinks } from './links';
import { mayHoldMarkup } from './may-hold-markup';

const hrefs = (text: string) => findLinks(text).map(({ href }) => href);

test('links to pages and mailboxes are found, where they stand', () => {
  const text = 'Look at https://example.com/a?b=1, or write to jo@example.com.\nThen (http://example.org).';
  expect(hrefs(text)).toEqual(['https://example.com/a?b=1', 'mailto:jo@example.com', 'http://example.org']);
  expect(findLinks(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'https://example.com/a?b=1',
    'jo@example.com',
    'http://example.org',
  ]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://example.com/x',
  '//example.com/x',
  '<a href="javascript:alert(1)">x</a>',
  'main.rs and file.py',
  '',
])('%j is text', (text) => {
  expect(hrefs(text)).toEqual([]);
});

test('nothing that is a link is passed over unread', () => {
  for (const text of ['HTTPS://EXAMPLE.COM', 'MailTo:jo@example.com', 'jo@example.com', 'x http://localhost:3080/ y']) {
    expect(hrefs(text)).toHaveLength(1);
    expect(mayHoldMarkup(text)).toBe(true);
  }
  expect(mayHoldMarkup('See you at 8:12 // or later')).toBe(false);
});
