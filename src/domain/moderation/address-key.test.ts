import { addressKey } from './address-key';

const keyOf = (address: string, secret = 'secret') => addressKey(secret, address);

test.each([
  ['203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd'],
  ['2001:DB8:0001:0002::1', '2001:db8:1:2::2'],
  ['::1', '0:0:0:0:0:0:0:1'],
  ['fe80::1%eth0', 'fe80::2'],
])('%s and %s are one place', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test.each([
  ['203.0.113.7', '203.0.113.8'],
  ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ['2001:db8::1', '2001:db8:0:1::1'],
])('%s and %s are two', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('what is kept of an address tells nothing without the secret', () => {
  expect(keyOf('203.0.113.7')).not.toContain('203');
  expect(keyOf('203.0.113.7')).not.toBe(keyOf('203.0.113.7', 'another'));
});

test.each(['', 'nonsense', ':::::::', ':'])('an address like "%s" has a key too', (address) => {
  expect(keyOf(address)).toHaveLength(43);
});
