import { asWebhookText, webhookText } from './webhook-text';

test.each([
  ['as it is', 'Build 7 is green', 'Build 7 is green'],
  ['its lines', 'one\n  two\n', 'one\n  two\n'],
  ['what only looks like markup', '1 < 2 > 0 & <b>bold</b> <nothing|more>', '1 < 2 > 0 & <b>bold</b> <nothing|more>'],
  ['a link', 'see <https://ci.example/7?a=1&amp;b=2>', 'see https://ci.example/7?a=1&b=2'],
  ['a link with words', '<https://ci.example/7|Build 7> failed', 'Build 7 (https://ci.example/7) failed'],
  ['a link whose words are the link', '<http://a.example|http://a.example>', 'http://a.example'],
  ['a link with no words', '<http://a.example|>', 'http://a.example'],
  ['a mail address', '<mailto:mira@a.example|Mira>', 'Mira (mira@a.example)'],
  ['no other scheme', '<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
  ['what was escaped, once', '1 &lt; 2 &amp;amp; &quot;', '1 < 2 &amp; &quot;'],
])('a text says %s', (_what, text, said) => {
  expect(webhookText({ text })).toBe(said);
});

test.each([
  ['nothing', {}, ''],
  ['blank', { text: ' \n', attachments: [] }, ''],
  ['attachments beside a text', { text: 'hello', attachments: [{ text: 'more' }] }, 'hello'],
  [
    'attachments without one',
    {
      text: '',
      attachments: [{ pretext: 'New', title: 'Bug 7', text: 'It &lt;breaks', fallback: 'x' }, { fallback: 'y' }],
    },
    'New\nBug 7\nIt <breaks\ny',
  ],
  ['attachments that say nothing', { text: null, attachments: [{ title: null }, { colour: 'red' }] }, ''],
])('%s', (_what, said, text) => {
  expect(webhookText(said)).toBe(text);
});

test('a text that is to be said as it is comes through, whatever it holds', () => {
  for (const text of ['<https://a.example|b> &amp; <', 'a &lt; b', '&amp;lt;', 'plain']) {
    expect(webhookText({ text: asWebhookText(text) })).toBe(text);
  }
});

test('a text made for slow patterns takes no time', () => {
  const startedAt = performance.now();
  for (const text of ['<https://'.repeat(8_000), `<https://${'a'.repeat(64_000)}`, `<https://a${'|'.repeat(64_000)}`]) {
    webhookText({ text });
  }
  expect(performance.now() - startedAt).toBeLessThan(500);
});
