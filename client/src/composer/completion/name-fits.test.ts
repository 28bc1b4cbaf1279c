import { nameFits } from './name-fits';

const names = ['Mira', 'Anna', 'Anna Maria', 'Zoë', 'Joanna', 'Bo', 'Rob'];

test.each<[string, string[]]>([
  ['', names],
  ['mi', ['Mira', 'Anna Maria']],
  ['zoe', ['Zoë']],
  ['ann', ['Anna', 'Anna Maria', 'Joanna']],
  ['mira', []],
  ['bo', []],
  ['anna', ['Anna', 'Anna Maria', 'Joanna']],
  ['anna m', ['Anna Maria']],
  ['anna ', []],
  ['anna maria', []],
  ['mira is', []],
  ['xy', []],
])('%j is completed by %j', (query, expected) => {
  expect(nameFits(query, names, (name) => name)).toEqual(expected);
});
