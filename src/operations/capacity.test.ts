import { connectionsMax } from './capacity';

const MB = 1024 * 1024;

test('there may be as many connections as half of the memory holds, but 500 anyhow and 20,000 at most', () => {
  expect([16, 64, 512, 100_000].map((mb) => connectionsMax(mb * MB))).toEqual([500, 1_024, 8_192, 20_000]);
});
