import { EarlyPackets } from './early-packets';

test('what is taken is all that was added, in its order, once', () => {
  const early = new EarlyPackets();
  const packets = ['2["message"]', Buffer.from('bytes'), '2["another"]'];
  for (const packet of packets) expect(early.add(packet)).toBe(true);
  expect(early.take()).toEqual(packets);
  expect(early.take()).toEqual([]);
});

test('more than there is room for is told, by packets and by their length', () => {
  const many = new EarlyPackets();
  const taken = Array.from({ length: 257 }, () => many.add('2'));
  expect([taken.lastIndexOf(true), taken.indexOf(false)]).toEqual([255, 256]);
  const large = new EarlyPackets();
  expect([large.add('x'.repeat(65_536)), large.add(Buffer.from('x'))]).toEqual([true, false]);
  large.take();
  expect(large.add('x')).toBe(true);
});

test('a packet of nothing is kept as what it is', () => {
  const early = new EarlyPackets();
  expect(early.add(undefined)).toBe(true);
  expect(early.take()).toEqual([undefined]);
});
