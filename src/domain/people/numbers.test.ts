import { cleanUp } from '../../../test/support/clean-up';
import { openStore } from '../../../test/support/open-store';
import { Numbers } from './numbers';

afterEach(cleanUp);

test('a number that is known is told in the same turn, and one that is not is given first', async () => {
  const { people } = await openStore();
  const numbers = new Numbers(people);
  const given = numbers.of(['a', 'b', 'a']);
  expect(given).toBeInstanceOf(Promise);
  expect(Object.fromEntries(await given)).toMatchObject({ a: 1, b: 2 });
  const known = numbers.of(['b', 'a']);
  expect(known).not.toBeInstanceOf(Promise);
  expect((await known).get('b')).toBe(2);
  expect(await new Numbers(people).one('b')).toBe(2);
});

test('what is kept is bounded, and what is forgotten is found again', async () => {
  const { people } = await openStore();
  const numbers = new Numbers(people);
  const many = Array.from({ length: 9_999 }, (_, index) => `person ${index}`);
  await numbers.of(many);
  expect(await numbers.one('one more')).toBe(10_000);
  expect(numbers.of(many)).not.toBeInstanceOf(Promise);
  expect(await numbers.one('too many')).toBe(10_001);
  const again = numbers.of(['person 7']);
  expect(again).toBeInstanceOf(Promise);
  expect((await again).get('person 7')).toBe(8);
});
