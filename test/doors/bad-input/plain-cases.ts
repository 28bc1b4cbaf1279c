import { deflateRawSync } from 'node:zlib';
import type { ErrorCode } from '../../../src/protocol/index';

/** A client's frame, masked with zeros. `first` is its first byte: the opcode, and the bits above it. */
function frame(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([first, ...head, 0, 0, 0, 0]), payload]);
}

/** What breaks the protocol of WebSocket beside what `noWebSocket` has: the bytes, and the code that it is closed with. */
export const noPlainWebSocket: [name: string, bytes: Buffer, code: number][] = [
  ['a compression bomb', frame(0xc1, deflateRawSync(Buffer.alloc(10_000_000))), 1002],
  ['a close with a code that is not to be sent', frame(0x88, Buffer.from([0x03, 0xed])), 1002],
  ['a close with a code that there is not', frame(0x88, Buffer.from([0xff, 0xff])), 1002],
  ['a close with a reason that is no UTF-8', frame(0x88, Buffer.from([0x03, 0xe8, 0xff, 0xfe])), 1007],
  ['a ping of 126 bytes', frame(0x89, Buffer.alloc(126)), 1002],
];

/** What is no message: its sender is told how one is written. It is counted as an unknown command unless given. */
export const noMessages: [name: string, text: string | Buffer, code?: ErrorCode][] = [
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['null', 'null'],
  ['broken JSON', '{"action":"sendmessage","message":'],
  ['JSON 10,000 deep', `{"action":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['JSON 10,000 deep without an end', '{"a":'.repeat(10_000)],
  [
    'a text 10,000 deep',
    `{"action":"sendmessage","message":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    'invalid_payload',
  ],
  ['a route twice', '{"action":"subscribe","action":"sendmessage","message":"hello"}'],
  ['a text twice', '{"action":"sendmessage","message":"one","message":"other"}'],
  ['a text twice, spelt otherwise', '{"action":"sendmessage","message":"one","\\u006dessage":"other"}'],
  ['NaN', '{"action":"sendmessage","message":NaN}'],
  ['2^53+1 as a text', '{"action":"sendmessage","message":9007199254740993}', 'invalid_payload'],
  ['an object as a text', '{"action":"sendmessage","message":{"toString":"hello"}}', 'invalid_payload'],
  ['__proto__ with a route', '{"__proto__":{"action":"sendmessage","message":"hello"}}'],
  ['a name of all objects as a route', '{"action":"constructor"}'],
  ['a list as a route', '{"action":["sendmessage"],"message":"hello"}'],
  ['an object as an id', '{"action":"sendmessage","message":"hello","id":{}}'],
  ['bytes', Buffer.from('{"action":"sendmessage","message":"hello"}')],
];

/** What else is refused, whichever way it is asked, and as what. */
export const refused: [name: string, request: string, code: ErrorCode][] = [
  [
    '2^53+1 as a place',
    '{"action":"subscribe","format":"json","since":{"epoch":"e","seq":9007199254740993}}',
    'invalid_payload',
  ],
  ['another format', '{"action":"subscribe","format":"xml"}', 'invalid_payload'],
  ['a token of nobody', '{"action":"authenticate","token":"guessed"}', 'session_invalid'],
  ['{"$ne":null} as a token', '{"action":"authenticate","token":{"$ne":null}}', 'invalid_payload'],
  ['a token of 60,000 characters', `{"action":"authenticate","token":"${'x'.repeat(60_000)}"}`, 'session_invalid'],
  ['a text of 60,000 characters', `{"action":"sendmessage","message":"${'x'.repeat(60_000)}"}`, 'message_too_long'],
  ['a text of nothing', '{"action":"sendmessage","message":" \\u200b"}', 'message_empty'],
  ['half a character', '{"action":"sendmessage","message":"\\ud800"}', 'message_invalid'],
  ['a room that there is not', '{"action":"sendmessage","message":"hello","roomId":"__proto__"}', 'room_not_found'],
];
