import type { ErrorCode } from '../../../src/protocol/index';
import { bombs } from './http-cases';

export type ParameterCase = [name: string, code: ErrorCode, fn: string, parameters: unknown];

const notATextEither: unknown[] = [{ $ne: null }, null, true, ['a'], 0, undefined];
const item = { message: 'x', timestamp: '2026-01-01T00:00:00.000Z', username: 'robin' };
const text = 'x'.repeat(1_001);

/** What stands in the place of a parameter. */
export const parameters: ParameterCase[] = [
  ...notATextEither.flatMap((value): ParameterCase[] => [
    ['a name', 'invalid_payload', 'chatroom/newUserId', { username: value }],
    ['a name', 'invalid_payload', 'chatroom/delByUserId', { username: value }],
    ['a message', 'invalid_payload', 'chatroom/postMessage', { username: 'robin', message: value }],
    ['an author', 'invalid_payload', 'chatroom/postMessage', { username: value, message: 'x' }],
    ['an item', 'invalid_payload', 'chatroom/delMessage', { item: value }],
    ['an item’s time', 'invalid_payload', 'chatroom/delMessage', { item: { ...item, timestamp: value } }],
    ['a password', 'invalid_payload', 'chatroom/delAllUsers', { username: 'P owner 1', password: value }],
    ['a password', 'invalid_payload', 'chatroom/delAllMessages', { username: 'P owner 1', password: value }],
  ]),
  ...notATextEither
    .filter((value) => value !== undefined)
    .flatMap((value): ParameterCase[] => [
      ['a key', 'invalid_payload', 'chatadmin/reset', { key: value }],
      ['an old password', 'invalid_payload', 'chatadmin/create', { username: 'a', password: 'b', old: value }],
    ]),
  ['a long name', 'invalid_payload', 'chatroom/newUserId', { username: text }],
  ['a long password', 'invalid_payload', 'chatroom/delAllUsers', { username: 'P owner 1', password: text }],
  ['SQL', 'credentials_wrong', 'chatroom/delAllUsers', { username: "' OR '1'='1", password: "' OR '1'='1" }],
  [
    'a guessed secret',
    'credentials_wrong',
    'chatadmin/create',
    { username: 'a', password: 'long enough', old: 'guess' },
  ],
  ['a guessed key', 'reset_invalid', 'chatadmin/reset', { key: 'guess' }],
  ['an item that is text', 'invalid_payload', 'chatroom/delMessage', { item: '{"message":' }],
  ['a name of nobody', 'person_not_found', 'chatroom/postMessage', { username: '__proto__', message: 'x' }],
  ['a prototype of nobody', 'person_not_found', 'chatroom/postMessage', { username: 'constructor', message: 'x' }],
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
