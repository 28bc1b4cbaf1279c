import { setTimeout } from 'node:timers/promises';
import { Turns } from './turns';

test('whoever takes longer to get ready still goes before those who came later', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const go = async (name: string, ms: number) => {
    await turns.next(() => setTimeout(ms));
    order.push(name);
  };
  await Promise.all([go('slow', 20), go('quick', 0), go('quicker', 0)]);
  expect(order).toEqual(['slow', 'quick', 'quicker']);
});

test('what is done at once on one’s turn is done before the next one begins', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const one = turns.next(() => 'one').then((name) => order.push(name));
  const two = turns.next(() => void order.push('two begins'));
  await Promise.all([one, two]);
  expect(order).toEqual(['one', 'two begins']);
});

test('who fails keeps nobody waiting', async () => {
  const turns = new Turns();
  const failed = turns.next(() => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  expect(await turns.next(() => 'yes')).toBe('yes');
  expect(turns.areTaken).toBe(false);
});

test('no more than so many wait, and none of them begins once it is over', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const asked = [1, 2, 3].map((one) => turns.next(() => void begun.push(one)));
  await expect(asked[2]).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 1_000 });
  await Promise.all(asked.slice(0, 2));
  expect(begun).toEqual([1, 2]);
  const late = turns.next(() => void begun.push(4));
  turns.end();
  await expect(late).rejects.toMatchObject({ code: 'rate_limited' });
  expect(begun).toEqual([1, 2]);
});
