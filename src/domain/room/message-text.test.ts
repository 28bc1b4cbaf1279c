import { checkMessageText } from './message-text';

const refusedWith = (code: string) => expect.objectContaining({ code });

test.each<[string, string]>([
  ['a word', 'hello'],
  ['lines and tabs', '\tone\n\ntwo'],
  ['markup', '<script>alert("1 < 2")</script>'],
  ['an emoji of several characters', '👩‍👩‍👧'],
  ['a text that is written from right to left', 'مرحبا \u200Fالعالم'],
  ['a space among text', ' a '],
  ['4,000 characters', 'a'.repeat(4_000)],
  ['4,000 characters of two code units each', '🧗'.repeat(4_000)],
])('%s may be sent', (_what, text) => {
  expect(() => checkMessageText(text)).not.toThrow();
});

test.each<[string, string]>([
  ['nothing', ''],
  ['spaces and lines alone', ' \n\t\u00A0\u3000'],
  ['what cannot be seen alone', '\u200B\u2060\uFEFF'],
])('%s is empty', (_what, text) => {
  expect(() => checkMessageText(text)).toThrow(refusedWith('message_empty'));
});

test.each<[string, string]>([
  ['4,001 characters', 'a'.repeat(4_001)],
  ['4,001 characters of two code units each', '🧗'.repeat(4_001)],
  ['4,001 characters, of which only the last can be seen', `${' '.repeat(4_000)}a`],
  ['a megabyte', 'a'.repeat(1_000_000)],
])('%s is too long', (_what, text) => {
  expect(() => checkMessageText(text)).toThrow(refusedWith('message_too_long'));
});

test.each<[string, string]>([
  ['a NUL', 'a\0b'],
  ['an escape', '\u001B[31mred'],
  ['a carriage return', 'one\r\ntwo'],
  ['a delete', 'a\u007F'],
  ['a C1 control', 'a\u0085'],
  ['a first half of a character', 'a\uD83D'],
  ['a second half of a character', '\uDE00a'],
])('%s cannot be shown', (_what, text) => {
  expect(() => checkMessageText(text)).toThrow(refusedWith('message_invalid'));
});
