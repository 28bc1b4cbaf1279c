import type { IncomingMessage } from 'node:http';
import { networkOf } from '../domain/moderation/address-key';

/** Where a request comes from, as far as that is known: what proxies say counts only as far as they are trusted. */
export function addressOf({ socket, headers }: IncomingMessage, trustProxy: number): string {
  const told = String(headers['x-forwarded-for'] ?? '').split(',');
  const hops = told.map((hop) => hop.trim()).filter((hop) => hop !== '');
  return (trustProxy > 0 && hops.at(-trustProxy)) || socket.remoteAddress || '';
}

/** Of this machine, and of networks that nobody reaches from outside. */
const inside = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/u;

/**
 * Whose connections are counted together. Undefined where that would be everyone's: those that come by a proxy that was
 * not said to be there (TRUST_PROXY), which is in our own network and names for whom it asks.
 */
export function placeOf(request: IncomingMessage, trustProxy: number): string | undefined {
  const address = addressOf(request, trustProxy).replace(/^::ffff:/iu, '');
  const isProxy = trustProxy === 0 && request.headers['x-forwarded-for'] !== undefined && inside.test(address);
  return isProxy ? undefined : networkOf(address);
}
