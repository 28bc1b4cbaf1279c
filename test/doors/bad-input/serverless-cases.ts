import type { ErrorCode } from '../../../src/protocol/index';
import { bombs } from './http-cases';

/** What a function is given, and how it refuses all of that. */
export type ParameterCase = [name: string, fn: string, code: ErrorCode, parameters: unknown[]];

const notATextEither: unknown[] = [{ $ne: null }, null, true, ['a'], 0];
const item = { message: 'x', timestamp: '2026-01-01T00:00:00.000Z', username: 'robin' };
const text = 'x'.repeat(1_001);

const each = (field: string, others: object = {}) =>
  [...notATextEither, undefined].map((value) => ({ ...others, [field]: value }));

/** What stands in the place of a parameter. */
export const parameters: ParameterCase[] = [
  ['a name', 'chatroom/newUserId', 'invalid_payload', [...each('username'), { username: text }]],
  ['a name', 'chatroom/delByUserId', 'invalid_payload', each('username')],
  ['a message', 'chatroom/postMessage', 'invalid_payload', each('message', { username: 'robin' })],
  ['an author', 'chatroom/postMessage', 'invalid_payload', each('username', { message: 'x' })],
  ['an item', 'chatroom/delMessage', 'invalid_payload', [...each('item'), { item: '{"message":' }]],
  [
    'a part of an item',
    'chatroom/delMessage',
    'invalid_payload',
    ['message', 'timestamp', 'username'].flatMap((field) => each(field, item).map((one) => ({ item: one }))),
  ],
  [
    'a password',
    'chatroom/delAllUsers',
    'invalid_payload',
    [...each('password', { username: 'a' }), { password: text }],
  ],
  ['a password', 'chatroom/delAllMessages', 'invalid_payload', each('password', { username: 'a' })],
  ['a key', 'chatadmin/reset', 'invalid_payload', notATextEither.map((key) => ({ key }))],
  [
    'an old password',
    'chatadmin/create',
    'invalid_payload',
    notATextEither.map((old) => ({ username: 'a', password: 'b', old })),
  ],
  [
    'a name',
    'chatroom/newUserId',
    'name_invalid',
    ['', 'a b', '<b>', '_', 'ä', 'a\u0000'].map((username) => ({ username })),
  ],
  [
    'SQL, or nobody’s password',
    'chatroom/delAllUsers',
    'credentials_wrong',
    ["' OR '1'='1", '__proto__', ''].map((one) => ({ username: one, password: one })),
  ],
  [
    'a guessed secret',
    'chatadmin/create',
    'credentials_wrong',
    [{ username: 'a', password: 'long enough', old: 'guess' }],
  ],
  ['a guessed key', 'chatadmin/reset', 'reset_invalid', [{ key: 'guess' }, { key: "' OR '1'='1" }]],
  [
    'a name of nobody',
    'chatroom/postMessage',
    'person_not_found',
    ['__proto__', 'constructor', 'nobody', ''].map((username) => ({ username, message: 'x' })),
  ],
];

export type RequestCase = [
  name: string,
  code: ErrorCode,
  fn: string,
  question: { method: string; headers?: Record<string, string>; body?: string | Buffer },
];

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = 'chatroom/postMessage';

/** Requests that are none of these functions’. */
export const requests: RequestCase[] = [
  ...['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'].map(
    (method): RequestCase => [`${method} where it is asked by POST`, 'method_not_allowed', post, { method }],
  ),
  ['POST where it is asked by GET', 'method_not_allowed', 'chatroom/getMessages', { method: 'POST' }],
  ['broken JSON', 'invalid_payload', post, { method: 'POST', headers: json, body: '{"username":"robin",' }],
  ['JSON that is no object', 'invalid_payload', post, { method: 'POST', headers: json, body: '["robin","x"]' }],
  ['JSON that is null', 'invalid_payload', post, { method: 'POST', headers: json, body: 'null' }],
  [
    'JSON with a prototype',
    'invalid_payload',
    post,
    { method: 'POST', headers: json, body: '{"username":"robin","message":"x","__proto__":{"polluted":true}}' },
  ],
  [
    'a form with a prototype',
    'invalid_payload',
    post,
    { method: 'POST', headers: form, body: '__proto__[polluted]=1&constructor[prototype][polluted]=1' },
  ],
  [
    'a form of 10,000 parameters',
    'payload_too_large',
    post,
    { method: 'POST', headers: form, body: 'a[]=1&'.repeat(10_000) },
  ],
  ['JSON 10,000 deep', 'invalid_payload', post, { method: 'POST', headers: json, body: '{"a":'.repeat(10_000) }],
  ['a text', 'unsupported_media_type', post, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
  [
    'a body that is too large',
    'payload_too_large',
    post,
    { method: 'POST', headers: json, body: JSON.stringify({ message: 'x'.repeat(70_000) }) },
  ],
  [
    'a body that is small only while it is compressed',
    'payload_too_large',
    post,
    { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: bombs.small },
  ],
  [
    'a compression that there is not',
    'unsupported_media_type',
    post,
    { method: 'POST', headers: { ...json, 'content-encoding': 'zip' }, body: '{}' },
  ],
];

/** Queries of `getMessages`. */
export const pages = [
  'page=1e9',
  'page=1.5',
  'page=x',
  'page=%00',
  'page[]=1&page=x',
  'page=9007199254740993',
  '__proto__=1',
];
