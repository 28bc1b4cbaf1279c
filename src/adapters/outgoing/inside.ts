import { BlockList, isIP } from 'node:net';

/** What is not the internet: this machine, networks that nobody reaches from outside, and what has a use of its own (RFC 6890). */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed.addSubnet(net, bits, 'ipv6');
}

/** Of IPv6 all that is public begins so: what stands for an IPv4 address does not, however it is written. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one that nobody should be able to have this server ask. What is no address counts as one. */
export function isInside(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return closed.check(address, 'ipv4');
    case 6:
      return address.includes('%') || !open.check(address, 'ipv6') || closed.check(address, 'ipv6');
    default:
      return true;
  }
}
