import { parseStatus } from './status';

test.each([
  ['words', 'back at three', 'back at three'],
  ['spaces around', '  back at three ', 'back at three'],
  ['an emoji that is joined of several', '👩\u200D💻 at work ❤\uFE0F', '👩\u200D💻 at work ❤\uFE0F'],
  ['a script that needs joiners', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['100 characters', '🧗'.repeat(100), '🧗'.repeat(100)],
  ['nothing', '', null],
  ['spaces alone', '   ', null],
  ['joiners alone', '\u200D\u200D', null],
])('%s', (_what, text, status) => {
  expect(parseStatus(text)).toBe(status);
});

test.each([
  ['101 characters', 'a'.repeat(101)],
  ['two lines', 'one\ntwo'],
  ['a line separator', 'one\u2028two'],
  ['a tab', 'one\ttwo'],
  ['a zero-width space', 'o\u200Bne'],
  ['a right-to-left override', 'one\u202Eowt'],
  ['a NUL', 'one\0'],
  ['half of a character', 'one\uD83D'],
  ['stacked marks', `Z${'\u0351'.repeat(4)}algo`],
])('%s is refused', (_what, text) => {
  expect(() => parseStatus(text)).toThrow(expect.objectContaining({ code: 'status_invalid' }));
});
