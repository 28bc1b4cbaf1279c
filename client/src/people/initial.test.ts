import { initialOf } from './initial';

test.each([
  ['mira', 'M'],
  [' élan', 'É'],
  ['e\u0301lan', 'E\u0301'],
  ['👩‍🚀 Ada', '👩‍🚀'],
  ['ليلى', 'ل'],
  ['', '?'],
])('%s has the initial %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});
