import type { IncomingMessage } from 'node:http';

/** Where a request comes from, as far as that is known: what proxies say counts only as far as they are trusted. */
export function addressOf({ socket, headers }: IncomingMessage, trustProxy: number): string {
  const told = String(headers['x-forwarded-for'] ?? '').split(',');
  const hops = told.map((hop) => hop.trim()).filter((hop) => hop !== '');
  return (trustProxy > 0 && hops.at(-trustProxy)) || socket.remoteAddress || '';
}
