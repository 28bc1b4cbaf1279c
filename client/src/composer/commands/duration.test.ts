import { takeDuration } from './duration';

test.each<[string, number, string]>([
  ['10m', 10, ''],
  ['10 loud', 10, 'loud'],
  ['2h too loud', 120, 'too loud'],
  ['2 hours', 120, ''],
  ['1 hour', 60, ''],
  ['3hrs', 180, ''],
  ['1d', 1440, ''],
  ['7 days spam', 10_080, 'spam'],
  ['30 minutes', 30, ''],
  ['30min', 30, ''],
  ['5 means nothing', 5, 'means nothing'],
  ['0m', 0, ''],
])('%j begins with %d minutes', (text, minutes, rest) => {
  expect(takeDuration(text)).toEqual({ minutes, rest });
});

test.each([['because'], ['m10'], ['10x'], ['1.5h'], [''], ['-5m'], ['9999999m']])('%j begins with no time', (text) => {
  expect(takeDuration(text)).toBeNull();
});
