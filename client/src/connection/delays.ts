import type { ErrorCode, ErrorReply } from '@protocol/errors';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

// Not looked up in the table of errors: its sentences are the server's to say, and weigh more than all of this folder.
const later: ReadonlySet<string> = new Set<ErrorCode>([
  'too_many_attempts',
  'muted',
  'slow_mode',
  'busy',
  'overloaded',
  'rate_limited',
  'abuse',
  'store_unavailable',
  'storage_full',
  'shutting_down',
  'internal',
]);

const ofTheMessage: ReadonlySet<string> = new Set<ErrorCode>([
  'invalid_payload',
  'message_empty',
  'message_too_long',
  'message_invalid',
  'client_id_reused',
  'reply_invalid',
  'file_too_large',
  'file_type_refused',
  'picture_too_large',
  'upload_malformed',
]);

/** Whether the same request may succeed later. A code that this page does not know is left to the person. */
export function mayRetry(error: ErrorReply): boolean {
  return later.has(error.code);
}

/** Whether the same message will be refused again, whatever happens: something in it must change. */
export function mustChange(error: ErrorReply): boolean {
  return ofTheMessage.has(error.code);
}

/** How long to wait before trying for the nth time again: what the server asks for, or twice as long each time. */
export function retryDelay(attempt: number, askedMs?: number): number {
  return askedMs ?? Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
}

/** Up to half as long again, so that those who were cut together do not come back together. */
export function withJitter(ms: number, random: () => number = Math.random): number {
  return ms * (1 + random() / 2);
}
