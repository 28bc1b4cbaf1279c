import { gzipSync } from 'node:zlib';
import type { ErrorCode } from '../../../src/protocol/index';

export type BodyCase = [name: string, code: ErrorCode, body: string | Buffer, headers?: Record<string, string>];

const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const right = '{"clientId":"a","message":"x"}';

/** Bodies of `POST /api/rooms/general/messages`. */
export const bodies: BodyCase[] = [
  ['is not JSON', 'invalid_payload', '{"clientId":"a",'],
  ['is a text', 'invalid_payload', '"hello"'],
  ['is null', 'invalid_payload', 'null'],
  ['is a list', 'invalid_payload', '[]'],
  ['is NaN', 'invalid_payload', 'NaN'],
  ['is half a character', 'invalid_payload', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['has a number as a text', 'invalid_payload', '{"clientId":"a","message":5}'],
  ['has a number that is none', 'invalid_payload', '{"clientId":"a","message":"x","replyTo":1e999}'],
  ['has a number beyond all', 'invalid_payload', '{"clientId":"a","message":"x","replyTo":9007199254740993}'],
  ['has an object as a secret', 'invalid_payload', '{"clientId":{"$ne":null},"message":"x"}'],
  ['has a prototype', 'invalid_payload', '{"__proto__":{"clientId":"a"},"message":"x","clientId":"a"}'],
  ['has a constructor', 'invalid_payload', '{"constructor":{"prototype":{}},"message":"x","clientId":"a"}'],
  ['has more than is asked for', 'invalid_payload', '{"clientId":"a","message":"x","userID":"5"}'],
  ['names another room than its path', 'invalid_payload', '{"clientId":"a","message":"x","roomId":"other"}'],
  ['is nested without end', 'invalid_payload', `{"clientId":"a","message":${deep}}`],
  ['is a list of 100,000', 'payload_too_large', `{"clientId":"a","message":[${'1,'.repeat(100_000)}1]}`],
  ['is too large', 'payload_too_large', `{"clientId":"a","message":"${'x'.repeat(70_000)}"}`],
  ['is too long a message', 'message_too_long', `{"clientId":"a","message":"${'x'.repeat(60_000)}"}`],
  ['has control characters', 'message_invalid', '{"clientId":"a","message":"\\u0000"}'],
  ['has half a surrogate', 'message_invalid', '{"clientId":"a","message":"\\ud800"}'],
  ['is of a form', 'unsupported_media_type', right, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['is of a form with files', 'unsupported_media_type', right, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['is of plain text, which other sites may send', 'unsupported_media_type', right, { 'content-type': 'text/plain' }],
  ['is of no type', 'unsupported_media_type', right, { 'content-type': '' }],
  [
    'is in an unknown alphabet',
    'unsupported_media_type',
    right,
    { 'content-type': 'application/json; charset=klingon' },
  ],
  ['is in an unknown compression', 'unsupported_media_type', right, { 'content-encoding': 'zip' }],
  ['is said to be compressed and is not', 'invalid_payload', right, { 'content-encoding': 'gzip' }],
];

/** Small only while they are compressed: the one is too large even so. */
export const bombs = {
  large: gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 }),
  small: gzipSync(`{"clientId":"a","message":"${'x'.repeat(5_000_000)}"}`),
};

/** Queries of `GET /api/rooms/general/messages`. */
export const queries = [
  'limit=1e9',
  'limit=1000000000',
  'limit=0',
  'limit=-1',
  'limit=ten',
  'limit=',
  'limit=10&limit=20',
  'limit[]=10',
  'limit=9007199254740993',
  'before=1&after=1',
  'before=%00',
  'before=%zz',
  'before=%c0%ae',
  '__proto__=1',
  '__proto__[limit]=1',
  'constructor=1',
  '_method=DELETE',
  'roomId=other',
  // As many as fit.
  'a[]=1&'.repeat(2_000),
];

export const junkCursors = ['junk', '%27%3B--', 'eyJhIjoxfQ', '1e9', '-1', '0', '%00'];

/** Paths that are asked for with GET. */
export const paths: [path: string, code: ErrorCode][] = [
  ['/api/rooms/%zz', 'invalid_payload'],
  ['/api/rooms/%', 'invalid_payload'],
  ['/api/rooms/%c0%ae%c0%ae', 'invalid_payload'],
  ['/api/rooms/%00', 'room_not_found'],
  ['/api/rooms/%2e%2e', 'room_not_found'],
  ['/api/rooms/..%2f..%2fetc', 'room_not_found'],
  ['/api/../api/rooms/general/..', 'unknown_address'],
  ['/api/rooms/general%2fmessages', 'room_not_found'],
  ["/api/rooms/'%20OR%201=1", 'room_not_found'],
  ['/api/rooms/__proto__', 'room_not_found'],
  ['/api/rooms/constructor', 'room_not_found'],
  ['/api/rooms/general/messages/0', 'invalid_payload'],
  ['/api/rooms/general/messages/-1', 'invalid_payload'],
  ['/api/rooms/general/messages/1.5', 'invalid_payload'],
  ['/api/rooms/general/messages/1e1', 'invalid_payload'],
  ['/api/rooms/general/messages/0x1', 'invalid_payload'],
  ['/api/rooms/general/messages/NaN', 'invalid_payload'],
  ['/api/rooms/general/messages/9007199254740993', 'invalid_payload'],
  ['/api/rooms/general/messages/9007199254740991', 'message_not_found'],
  // Eight kilobytes.
  [`/api/rooms/${'a'.repeat(8_000)}`, 'invalid_payload'],
  [`/api/${'a/'.repeat(4_000)}`, 'unknown_address'],
];

/** Paths of the page that lead to nothing. */
export const pagePaths = [
  '/nothing',
  '/%zz',
  '/%00',
  '/..%2f..%2fetc%2fpasswd',
  '/.env',
  '/__proto__',
  `/${'a'.repeat(8_000)}`,
];

export type WriteCase = [name: string, code: ErrorCode, method: string, path: string, body: object];

const password = 'a password of mine';
const notATextEither: unknown[] = [{ $ne: null }, null, true, ['a'], 0];

/** What nobody may become somebody by. */
export const writes: WriteCase[] = [
  ...[{ role: 'owner' }, { isAdmin: true }, { userID: 'x' }, { __proto__x: 1 }].map(
    (extra): WriteCase => [
      `a registration with ${JSON.stringify(extra)}`,
      'invalid_payload',
      'POST',
      '/api/users',
      { username: 'Climber', password, ...extra },
    ],
  ),
  ...notATextEither.flatMap((secret): WriteCase[] => [
    ['a set-up', 'invalid_payload', 'POST', '/api/set-up', { secret, username: 'Usurper', password }],
    ['a log-in', 'invalid_payload', 'POST', '/api/session', { username: 'P owner 1', password: secret }],
    ['a log-in', 'invalid_payload', 'POST', '/api/session', { username: secret, password }],
    ['a new password', 'invalid_payload', 'POST', '/api/password-reset', { secret, password }],
    ['a guest’s identity', 'invalid_payload', 'POST', '/api/session/guest', { username: 'Gus', identity: secret }],
  ]),
  [
    'a set-up by an empty secret',
    'invalid_payload',
    'POST',
    '/api/set-up',
    { secret: '', username: 'Usurper', password },
  ],
  ['a set-up by a guess', 'set_up_invalid', 'POST', '/api/set-up', { secret: 'guess', username: 'Usurper', password }],
  ['a log-in by SQL', 'credentials_wrong', 'POST', '/api/session', { username: "' OR '1'='1", password }],
  ['a new password by SQL', 'reset_invalid', 'POST', '/api/password-reset', { secret: "' OR '1'='1", password }],
  ['a long password', 'invalid_payload', 'POST', '/api/users', { username: 'Long', password: 'x'.repeat(60_000) }],
  ['a longer password', 'payload_too_large', 'POST', '/api/users', { username: 'Long', password: 'x'.repeat(1e6) }],
];

/** Values of `Authorization`. */
export const authorizations: [name: string, value: string, code: ErrorCode][] = [
  ['an empty bearer', 'Bearer ', 'session_required'],
  ['a huge token', `Bearer ${'x'.repeat(8_000)}`, 'session_invalid'],
  ['another scheme', 'Basic cm9vdDpyb290', 'session_required'],
  ['SQL', "Bearer ' OR '1'='1", 'session_required'],
  ['the prototype', 'Bearer __proto__', 'session_invalid'],
];

/** Texts that make slow patterns slow. */
export const slowTexts = [
  `${'a'.repeat(60_000)}!`,
  '((((((((((a+)+)+)+)+)+)+)+)+)+)+'.repeat(1_000),
  '\t'.repeat(60_000),
  '/'.repeat(60_000),
  `${'@a '.repeat(20_000)}`,
  `${'\u0301'.repeat(30_000)}`,
];
