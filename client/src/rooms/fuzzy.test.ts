import { bestFits, fitness } from './fuzzy';

const best = (query: string, ...names: string[]) => bestFits(query, names, (name) => name);

test('letters in order are enough, and nothing less', () => {
  expect(fitness('clmb', 'Climbing')).not.toBeNull();
  expect(fitness('bmc', 'Climbing')).toBeNull();
  expect(fitness('', 'Climbing')).toBe(0);
});

test('the beginning of a word fits better than the middle, a whole piece better than letters apart', () => {
  expect(best('cl', 'Book club', 'Clown', 'Uncle', 'Cool')).toEqual(['Clown', 'Book club', 'Uncle', 'Cool']);
  expect(best('gen', 'A green pen', 'General')).toEqual(['General', 'A green pen']);
});

test('accents and letter case do not matter', () => {
  expect(best('zoe', 'Zoë', 'Bob')).toEqual(['Zoë']);
  expect(best('ЛЕ', 'Лев')).toEqual(['Лев']);
});

test('with nothing typed all are there, in their order', () => {
  expect(best('', 'b', 'a')).toEqual(['b', 'a']);
});
