import { putBack, showable } from './draft';

test.each([
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['a line of a text processor\vand its next', 'a line of a text processor\nand its next'],
  ['\u001B[31mred\u0007', '[31mred'],
  ['a\0b\u007Fc\u009Bd', 'abcd'],
  ['\tone\n\ntwo', '\tone\n\ntwo'],
  ['👩‍👩‍👧 مرحبا \u200Fالعالم', '👩‍👩‍👧 مرحبا \u200Fالعالم'],
])('%j is written as %j', (text, written) => expect(showable(text)).toBe(written));

test('a message that is put back takes nothing away', () => {
  expect(putBack('', 'a bell \u0007')).toBe('a bell ');
  expect(putBack(' \n', 'hello')).toBe('hello');
  expect(putBack('I was', 'hello')).toBe('I was\nhello');
});
