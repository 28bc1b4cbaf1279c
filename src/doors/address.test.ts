import type { IncomingMessage } from 'node:http';
import { placeOf } from './address';

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket: { remoteAddress }, headers } as IncomingMessage;
}

test('connections are counted by address, of IPv6 by network', () => {
  expect(placeOf(request('203.0.113.7'), 0)).toBe('203.0.113.7');
  expect(placeOf(request('::ffff:203.0.113.7'), 0)).toBe('203.0.113.7');
  expect(placeOf(request('2001:db8::1'), 0)).toBe(placeOf(request('2001:db8::2'), 0));
  expect(placeOf(request('2001:db8::1'), 0)).not.toBe(placeOf(request('2001:db8:0:1::1'), 0));
  expect(placeOf(request('127.0.0.1'), 0)).toBe('127.0.0.1');
});

test('those of a trusted proxy by the address that it names', () => {
  expect(placeOf(request('10.0.0.1', '203.0.113.7'), 1)).toBe('203.0.113.7');
});

test('those of a proxy that nobody told of are not counted together: they are everyone’s', () => {
  for (const proxy of ['127.0.0.1', '::ffff:10.1.2.3', '192.168.0.2', '172.20.0.3', '::1', 'fd12::3']) {
    expect(placeOf(request(proxy, '203.0.113.7'), 0)).toBeUndefined();
  }
});

test('nobody from outside gets rid of the bound by saying that they are a proxy', () => {
  for (const address of ['203.0.113.7', '172.32.0.1', '2001:db8::1', '11.0.0.1']) {
    expect(placeOf(request(address, '198.51.100.1'), 0)).toBe(placeOf(request(address), 0));
  }
});
