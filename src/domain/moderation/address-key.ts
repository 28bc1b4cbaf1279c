import { createHmac } from 'node:crypto';

/**
 * What is kept of an address: its HMAC-SHA-256 with the installation's secret, from which nobody without that secret can find
 * the address by trying them all. Of an IPv6 address it is that of its /64: whoever has one address there has all of them.
 */
export function addressKey(secret: string, address: string): string {
  return createHmac('sha256', secret)
    .update(`address ${networkOf(address)}`)
    .digest('base64url');
}

/** An IPv4 address as it is, of an IPv6 address its /64. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/u, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(plain);
  if (mapped?.[1]) return mapped[1];
  return plain.includes(':') ? groupsOf(plain).slice(0, 4).join(':') : plain;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address
    .split('::', 2)
    .map((part) => part.split(':').filter((group) => group !== '')) as [string[], string[] | undefined];
  const all = [...before];
  if (after) all.push(...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after);
  return all.map((group) => group.replace(/^0+(?=.)/u, ''));
}
