import { oneOf, type Random, randomFrom } from '../support/random';
import { mutateBytes, mutateJson, mutateOrder, mutateTokens } from './mutations';
import {
  type Asked,
  conversations,
  type Emitted,
  type PlainConversation,
  plainConversations,
  requests,
} from './recordings';

/** What one fuzzer is: what `$userID` and the like stand for. */
export type Self = Readonly<Record<string, string>>;

/** What is sent in one round: over a WebSocket, a plain one, by polling, or as requests. Piece by piece. */
export type Round = { by: 'socket' | 'plain' | 'polling' | 'request'; pieces: Buffer[] };

/** The round of this number is the same for the same seed, but for who sends it, whenever it is run. */
export function makeRound(seed: number, number: number, self: Self): Round {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ number);
  const by = random() < 0.4 ? 'socket' : random() < 0.3 ? 'plain' : random() < 0.3 ? 'polling' : 'request';
  if (by === 'request') return { by, pieces: someRequests(random, self) };
  if (by === 'plain') {
    const said = oneOf(random, plainConversations as [PlainConversation, ...PlainConversation[]]);
    const head = said.isKnown ? `${plainUpgrade}\r\nAuthorization: Bearer ${self.session}` : plainUpgrade;
    return { by, pieces: handshakeAndFrames(head, someMessages(said, random, self), random) };
  }
  const packets = somePackets(random, self);
  return { by, pieces: by === 'socket' ? handshakeAndFrames(upgrade, packets, random) : packets };
}

/** The messages of one conversation on a plain WebSocket. */
function someMessages({ messages }: PlainConversation, random: Random, self: Self): Buffer[] {
  const inSomeOrder = random() < 0.5 ? messages : mutateOrder(messages, random);
  return inSomeOrder.map((one) => {
    const own = filled(one, self);
    const text = typeof own === 'string' ? own : (JSON.stringify(random() < 0.4 ? mutateJson(own, random) : own) ?? '');
    const message = Buffer.from(bent(text, random, 0.15));
    return random() < 0.1 ? mutateBytes(message, random) : message;
  });
}

/** The packets of Engine.IO of one conversation. */
function somePackets(random: Random, self: Self): Buffer[] {
  const { feed, emitted } = oneOf(random, conversations as [(typeof conversations)[0], ...typeof conversations]);
  const isInOrder = random() < 0.5;
  const said = isInOrder ? emitted : mutateOrder(emitted, random);
  const auth = feed === 'delta' ? { feed, token: '$session' } : undefined;
  const first = auth ? `40${bent(JSON.stringify(filled(auth, self)), random, 0.1)}` : '40';
  const packets = [Buffer.from(first), ...said.map((one, index) => packet(one, index, random, self))];
  return random() < 0.2 ? mutateOrder(packets, random) : packets;
}

function packet({ event, payload }: Emitted, id: number, random: Random, self: Self): Buffer {
  const own = filled(payload, self);
  const said = [event, ...(payload === undefined ? [] : [random() < 0.4 ? mutateJson(own, random) : own])];
  const head =
    random() < 0.9 ? `42${id}` : oneOf(random, ['42', '43', '451-', '40', '41', '2', '42/x,', '4', '6'] as const);
  const text = Buffer.from(head + bent(JSON.stringify(said), random, 0.15));
  return random() < 0.15 ? mutateBytes(text, random) : text;
}

function bent(json: string, random: Random, chance: number): string {
  return random() < chance ? mutateTokens(json, random) : json;
}

const upgrade = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
].join('\r\n');

const plainUpgrade = upgrade.replace(/\/socket.io\S+/, '/ws');

function handshakeAndFrames(head: string, packets: Buffer[], random: Random): Buffer[] {
  const handshake = Buffer.from(`${head}\r\n\r\n`);
  const frames = packets
    .map((one) => frame(one, random))
    .map((one) => (random() < 0.03 ? mutateBytes(one, random) : one));
  return [random() < 0.05 ? mutateBytes(handshake, random) : handshake, ...frames];
}

/** As a client sends it: masked, by a mask that changes nothing. */
function frame(payload: Buffer, random: Random): Buffer {
  const opcode = random() < 0.96 ? 0x81 : Math.floor(random() * 256);
  const { length } = payload;
  const head =
    length < 126
      ? [length | 0x80]
      : length < 65_536
        ? [0xfe, length >> 8, length & 255]
        : [0xff, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([opcode, ...head, 0, 0, 0, 0]), payload]);
}

function someRequests(random: Random, self: Self): Buffer[] {
  const asked = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    oneOf(random, requests as [Asked, ...Asked[]]),
  );
  return asked.map((one) => {
    const text = request(one, random, self);
    return random() < 0.3 ? mutateBytes(text, random) : text;
  });
}

function request({ method, path, body }: Asked, random: Random, self: Self): Buffer {
  const own = filled(body, self);
  const json =
    body === undefined ? '' : bent(JSON.stringify(random() < 0.5 ? mutateJson(own, random) : own) ?? '', random, 0.2);
  const address = random() < 0.2 ? bentAddress(path, random) : path;
  const headers = [
    'Host: x',
    ...(random() < 0.7
      ? [`Authorization: Bearer ${self.session}`]
      : [`Cookie: snug=${self.session}`, 'Origin: http://evil.example']),
    ...(json === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(json)}`]),
  ];
  const lines = random() < 0.1 ? mutateOrder(headers, random) : headers;
  return Buffer.from(`${method} ${fillText(address, self)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${json}`);
}

function bentAddress(path: string, random: Random): string {
  const at = Math.floor(random() * path.length);
  const odd = oneOf(random, [
    '%00',
    '%zz',
    '%2e%2e/',
    '/../',
    '//',
    '?',
    '&limit=1e9',
    '__proto__',
    '%c0%ae',
    '%F0%9F',
    'x'.repeat(3_000),
  ] as const);
  return path.slice(0, at) + odd + path.slice(at + Math.floor(random() * 3));
}

function filled(value: unknown, self: Self): unknown {
  if (typeof value === 'string') return fillText(value, self);
  if (Array.isArray(value)) return value.map((one) => filled(one, self));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, self)]));
}

let clientIds = 0;

function fillText(text: string, self: Self): string {
  if (text === '$clientId') {
    clientIds += 1;
    return `fuzz ${self.name} ${clientIds}`;
  }
  return text.replace(/\$(userID|token|session|name|epoch)/, (_all, name: string) => self[name] ?? '');
}
