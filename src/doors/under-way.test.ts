import { UnderWay } from './under-way';

test('what was begun before is waited for, what is begun meanwhile is not', async () => {
  const underWay = new UnderWay();
  underWay.begin()();
  await underWay.settled(60_000);
  const ends = [underWay.begin(), underWay.begin()];
  let isSettled = false;
  const settled = underWay.settled(60_000).then(() => {
    isSettled = true;
  });
  underWay.begin();
  ends[0]?.();
  await new Promise(setImmediate);
  expect(isSettled).toBe(false);
  ends[1]?.();
  await settled;
});

test('what never ends is waited for no longer than said', async () => {
  const underWay = new UnderWay();
  underWay.begin();
  await underWay.settled(20);
});
