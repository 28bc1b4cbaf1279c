import type { ErrorCode } from '../../../src/protocol/index';
import { bombs } from './http-cases';
import { type PayloadCase, wrongFor } from './payload-cases';

const spoken = { roomId: '0', message: 'hello', from: '1', date: 1 };
const wrongDates = [-1, 1.5, '1', 1e300, 8.64e12 + 1];

/** By event, what is no payload of it: with `from`, which is not looked at, whatever it is. */
export const onRedis: Record<string, PayloadCase[]> = {
  message: wrongFor({ roomId: '0', message: 'hello', date: 1 }, [], { message: [5], date: wrongDates }),
  'room.join': [
    ['nothing', []],
    ['null', [null]],
    ['true', [true]],
    ['an array', [['0']]],
    ['an object', [{ id: '0' }]],
    ['an object with __proto__ as a key', [JSON.parse('{"__proto__":{"polluted":true}}')]],
    ['bytes', [Buffer.from('0')]],
    ['two rooms', ['0', '1:2']],
    ['a long name', ['x'.repeat(65)]],
  ],
};

/** By event, what has its shape, and says what cannot be. */
export const spokenOnRedis: [name: string, code: ErrorCode, event: string, payload: unknown][] = [
  ['a text of 4,001 characters', 'message_too_long', 'message', { ...spoken, message: 'a'.repeat(4_001) }],
  ['an empty text', 'message_empty', 'message', { ...spoken, message: ' ' }],
  ['a text with a NUL', 'message_invalid', 'message', { ...spoken, message: 'a\0' }],
  ...[
    'general',
    '1:999999',
    '999998:999999',
    '2:1',
    '1:1',
    '-1:1',
    '1e3:2',
    '01:2',
    '__proto__',
    `' or 1=1`,
    '',
  ].flatMap((roomId): [string, ErrorCode, string, unknown][] => [
    [`to the room "${roomId}"`, 'room_not_found', 'message', { ...spoken, roomId }],
    [`to join the room "${roomId}"`, 'room_not_found', 'room.join', roomId],
  ]),
  ['an event of Snug', 'unknown_command', 'SendMessage', { message: 'hello', clientId: 'x' }],
  ['an event of the clustered chat', 'invalid_payload', 'message', { username: 'Joe', message: 'x', timestamp: 1 }],
  ['an event of no name', 'unknown_command', '', {}],
  ['an event called by a prototype', 'unknown_command', 'constructor', {}],
];

export interface RequestCase {
  name: string;
  code: ErrorCode;
  method: string;
  path: string;
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const json = { 'content-type': 'application/json' };

function get(path: string, code: ErrorCode, status: number): RequestCase {
  return { name: path.slice(0, 60), code, method: 'GET', path, status };
}

function post(path: string, given: unknown, code: ErrorCode, status: number): RequestCase {
  const body = typeof given === 'string' ? given : JSON.stringify(given);
  return { name: `${path} ${body}`.slice(0, 70), code, method: 'POST', path, status, headers: json, body };
}

const notATextEither: unknown[] = [{ $ne: null }, null, true, ['a'], 0];
const page = '/room/0/messages';

/** Requests of somebody who is logged in, as user 1. */
export const requests: RequestCase[] = [
  ...[
    'offset=-1',
    'offset=1.5',
    'offset=1e9',
    'offset=9999999',
    'offset=x',
    'offset=',
    'offset=1&offset=2',
    'offset=%00',
  ].map((query) => get(`${page}?size=5&${query}`, 'invalid_payload', 400)),
  ...[
    'size=0',
    'size=-1',
    'size=101',
    'size=1e9',
    'size=999999999999999999',
    'size=NaN',
    'size[]=5&size=',
    'size=5&size=6',
  ]
    .filter((query) => query !== 'size[]=5&size=')
    .map((query) => get(`${page}?${query}`, 'invalid_payload', 400)),
  ...['general', '1:999999', '999998:999999', '2:1', '__proto__', `'%20or%201=1`, '%2e%2e', '0%00', 'x'.repeat(64)].map(
    (id) => get(`/room/${id}/messages?offset=0&size=5`, 'room_not_found', 404),
  ),
  get(`/room/${'x'.repeat(65)}/messages`, 'invalid_payload', 400),
  get('/rooms/999999', 'person_not_found', 404),
  ...['x', '0', '-1', '1.5', '__proto__', '%00', '9'.repeat(20)].map((id) =>
    get(`/rooms/${id}`, 'invalid_payload', 400),
  ),
  ...['ids[]=x', 'ids[]=0', 'ids[]=-1', 'ids[]=__proto__', 'ids[]=', 'ids[]=1e3', `ids[]=${'9'.repeat(16)}`].map(
    (query) => get(`/users?${query}`, 'invalid_payload', 400),
  ),
  get(`/users?${Array.from({ length: 101 }, (_, index) => `ids[]=${index + 1}`).join('&')}`, 'invalid_payload', 400),
  ...['', '?ids=1', '?ids[__proto__]=1', '?ids[0][1]=1', '?id=1'].map((query) =>
    get(`/users${query}`, 'unknown_address', 404),
  ),
  ...notATextEither.flatMap((value) => [
    post('/login', { username: value, password: 'correct horse battery' }, 'invalid_payload', 404),
    post('/login', { username: 'Robin', password: value }, 'invalid_payload', 404),
  ]),
  post('/login', {}, 'invalid_payload', 404),
  post('/login', [], 'invalid_payload', 404),
  post('/login', { username: 'Robin', password: 'x'.repeat(1_001) }, 'invalid_payload', 404),
  post('/login', { username: 'Robin', password: 'x'.repeat(300) }, 'password_invalid', 404),
  post('/login', { username: '\u200b', password: 'correct horse battery' }, 'name_invalid', 404),
  post('/login', { username: "' OR '1'='1", password: 'short' }, 'password_invalid', 404),
  post('/login', '{"username":"Robin","__proto__":{"password":"correct horse battery"}}', 'invalid_payload', 404),
  post('/login', '{"username":"Robin",', 'invalid_payload', 400),
  post('/login', 'null', 'invalid_payload', 400),
  ...[null, 0, -1, 1.5, 'x', '', {}, ['1'], true, 1e300].flatMap((value) => [
    post('/room', { user1: value, user2: 1 }, 'invalid_payload', 400),
    post('/room', { user1: 1, user2: value }, 'invalid_payload', 400),
  ]),
  post('/room', {}, 'invalid_payload', 400),
  post('/room', { user1: 1, user2: 1 }, 'person_not_found', 400),
  post('/room', { user1: 1, user2: 999_999 }, 'person_not_found', 400),
  post('/room', { user1: 999_998, user2: 999_999 }, 'person_not_found', 400),
  post('/room', `{"user1":1,"user2":"${'x'.repeat(65_536)}"}`, 'payload_too_large', 413),
  {
    ...post('/room', '', 'payload_too_large', 413),
    body: bombs.small,
    headers: { ...json, 'content-encoding': 'gzip' },
  },
  ...['text/plain', 'application/x-www-form-urlencoded'].map((type) => ({
    ...post('/room', '{"user1":1,"user2":2}', 'invalid_payload', 400),
    name: `/room as ${type}`,
    headers: { 'content-type': type },
  })),
  ...['PUT', 'DELETE', 'PATCH', 'TRACE', 'GET'].map((method) => ({
    name: `${method} /login`,
    code: 'unknown_address' as const,
    method,
    path: '/login',
    status: 404,
  })),
];

/** Where a page of another site may say that it comes from. */
export const foreign: Record<string, string>[] = [
  { origin: 'http://evil.example' },
  { origin: 'null' },
  { origin: 'https://127.0.0.1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];
