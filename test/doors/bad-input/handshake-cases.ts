import type { ProtocolFault } from '../../../src/doors/refusals';

export type HandshakeCase = [query: string, code: number, fault: ProtocolFault];

/** Handshakes by polling, and the number by which Engine.IO refuses each. */
export const byPolling: HandshakeCase[] = [
  ['EIO=3&transport=polling', 5, 'handshake_version'],
  ['EIO=2&transport=polling', 5, 'handshake_version'],
  ['EIO=__proto__&transport=polling', 5, 'handshake_version'],
  ['transport=polling', 5, 'handshake_version'],
  ['EIO=4', 0, 'handshake_transport'],
  ['EIO=4&transport=carrier-pigeon', 0, 'handshake_transport'],
  ['EIO=4&transport=__proto__', 0, 'handshake_transport'],
  ['EIO=4&transport=webtransport', 0, 'handshake_transport'],
  ['EIO=4&transport=polling&sid=guessed', 1, 'unknown_connection'],
  ['EIO=4&transport=polling&sid=__proto__', 1, 'unknown_connection'],
  ['EIO=4&transport=polling&sid=%00', 1, 'unknown_connection'],
  ['EIO=4&transport=websocket', 3, 'handshake_malformed'],
];

const usual = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

/** Upgrades that become no WebSocket: the query, the headers that are other than usual, and what is answered. */
export type UpgradeCase = [
  name: string,
  path: string,
  other: Record<string, string>,
  status: number,
  fault: ProtocolFault,
];

const own = '/socket.io/?EIO=4&transport=websocket';

export const byUpgrade: UpgradeCase[] = [
  ['of the protocol 3', '/socket.io/?EIO=3&transport=websocket', {}, 400, 'handshake_version'],
  ['of no protocol', '/socket.io/?transport=websocket', {}, 400, 'handshake_version'],
  ['of a guessed connection', `${own}&sid=guessed`, {}, 400, 'unknown_connection'],
  ['to polling', '/socket.io/?EIO=4&transport=polling', {}, 400, 'handshake_transport'],
  ['to nothing', '/socket.io/', {}, 400, 'handshake_transport'],
  ['without a key', own, { 'Sec-WebSocket-Key': '' }, 400, 'handshake_malformed'],
  ['with another key than there are', own, { 'Sec-WebSocket-Key': 'x' }, 400, 'handshake_malformed'],
  ['of an old WebSocket', own, { 'Sec-WebSocket-Version': '1' }, 400, 'handshake_malformed'],
  ['of broken subprotocols', own, { 'Sec-WebSocket-Protocol': 'a,,b' }, 400, 'handshake_malformed'],
  ['to HTTP/2', '/api/session', { Upgrade: 'h2c' }, 501, 'http_unsupported'],
  ['of another path', '/nowhere', {}, 501, 'http_unsupported'],
  ['with 2,000 headers', own, many(2_000), 431, 'http_too_large'],
  ['to a plain WebSocket, without a key', '/ws', { 'Sec-WebSocket-Key': '' }, 400, 'handshake_malformed'],
  ['to a plain WebSocket of an old kind', '/ws?name=x', { 'Sec-WebSocket-Version': '1' }, 400, 'handshake_malformed'],
  ['to a plain WebSocket, with 2,000 headers', '/ws', many(2_000), 431, 'http_too_large'],
  ['to what is hardly a plain WebSocket', '/wss', {}, 501, 'http_unsupported'],
];

export function upgradeRequest(path: string, other: Record<string, string>): string {
  const headers = Object.entries({ Host: 'x', ...usual, ...other }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${headers.join('')}\r\n`;
}

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index.toString(36)}`, '']));
}
