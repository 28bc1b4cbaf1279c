import type { ErrorCode } from '../../../src/protocol/index';
import { but, type PayloadCase, wrongFor } from './payload-cases';

const spoken = { username: 'Joe', message: 'hello', timestamp: 1 };

/** What is no `message` of the clustered chat. */
export const onClustered: PayloadCase[] = but(
  ['timestamp: null'],
  wrongFor(spoken, [], { username: [5, 'x'.repeat(1_001)], message: [5], timestamp: ['x'.repeat(129)] }),
);

/** What has its shape, and says what cannot be. */
export const spokenOnClustered: [name: string, code: ErrorCode, payload: object][] = [
  ['a text of 4,001 characters', 'message_too_long', { ...spoken, message: 'a'.repeat(4_001) }],
  ['an empty text', 'message_empty', { ...spoken, message: '' }],
  ['a text with a NUL', 'message_invalid', { ...spoken, message: 'a\0' }],
  ['an empty name', 'name_invalid', { ...spoken, username: '' }],
  ['a name of 49 characters', 'name_invalid', { ...spoken, username: 'a'.repeat(49) }],
  ['a name that cannot be seen', 'name_invalid', { ...spoken, username: '\u200b' }],
  ['the name of who left', 'name_taken', { ...spoken, username: 'someone who left' }],
  ['the words of the Redis chat', 'session_required', { roomId: '0', message: 'x', from: '1', date: 1 }],
  ['a room by itself', 'session_required', { roomId: '__proto__' }],
];
