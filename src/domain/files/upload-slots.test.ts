import { setImmediate } from 'node:timers/promises';
import { UploadSlots } from './upload-slots';

let slots: UploadSlots;
let begun: string[];
let ends: Map<string, () => void>;

beforeEach(() => {
  slots = new UploadSlots({ atOnce: 3, waiting: 4, atOnceOfOne: 2, waitingOfOne: 2 });
  [begun, ends] = [[], new Map()];
});

/** `name` begins with who it is of. */
async function take(name: string): Promise<void> {
  const taken = slots.take(name.slice(0, 1), () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  });
  const refused = taken.catch(({ code }) => begun.push(`${name} ${code}`));
  await Promise.race([refused, setImmediate()]);
}

async function end(name: string): Promise<void> {
  ends.get(name)?.();
  await setImmediate();
}

test('one person gets no more than a share, and the others come in their order', async () => {
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) await take(name);
  expect(begun).toEqual(['a1', 'a2', 'b1']);
  expect([slots.underWay, slots.waiting]).toEqual([3, 3]);
  await end('b1');
  expect(begun.slice(3)).toEqual(['b2']);
  await end('a1');
  expect(begun.slice(4)).toEqual(['a3']);
  for (const name of ['a2', 'a3', 'b2', 'c1']) await end(name);
  expect([slots.underWay, slots.waiting]).toEqual([0, 0]);
});

test('too many that wait are refused: of one, and in all', async () => {
  for (const name of ['a1', 'a2', 'b1', 'a3', 'a4', 'a5', 'c1', 'd1', 'e1']) await take(name);
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a5 rate_limited', 'e1 rate_limited']);
});

test('what fails makes room like what goes well', async () => {
  await expect(slots.take('a', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  expect(slots.underWay).toBe(0);
});
