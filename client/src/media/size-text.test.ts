import { sizeText } from './size-text';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_440, '1.4 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [52_428_800, '52 MB'],
  [3_000_000_000_000, '3,000 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes, 'en-GB')).toBe(text);
});

test('numbers are written as the reader writes them', () => {
  expect(sizeText(1_440_000, 'de')).toBe('1,4 MB');
});
