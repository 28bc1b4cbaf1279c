import { Slots } from './slots';

test('so many are done at a time, the others in their order, and a failure frees its place', async () => {
  const slots = new Slots(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const take = (number: number) =>
    slots.take(() => {
      begun.push(number);
      return new Promise<void>((resolve, reject) =>
        ends.push(number === 1 ? () => reject(new Error('failed')) : resolve),
      );
    });
  const all = [1, 2, 3, 4].map((number) => take(number).catch((error: Error) => error.message));
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  expect(await all[0]).toBe('failed');
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2, 3]);
  ends[1]?.();
  ends[2]?.();
  await new Promise(setImmediate);
  ends[3]?.();
  await Promise.all(all);
  expect(begun).toEqual([1, 2, 3, 4]);
});
