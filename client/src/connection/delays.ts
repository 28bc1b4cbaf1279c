import { type ErrorReply, errors } from '@protocol/errors';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Whether the same request may succeed later. A code that this page does not know is left to the person. */
export function mayRetry(error: ErrorReply): boolean {
  return errors[error.code]?.retry === 'later';
}

/** Whether the same request will be refused again, whatever happens: something in it must change. */
export function mustChange(error: ErrorReply): boolean {
  return errors[error.code]?.retry === 'never';
}

/** How long to wait before trying for the nth time again: what the server asks for, or twice as long each time. */
export function retryDelay(attempt: number, askedMs?: number): number {
  return askedMs ?? Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
}

/** Up to half as long again, so that those who were cut together do not come back together. */
export function withJitter(ms: number, random: () => number = Math.random): number {
  return ms * (1 + random() / 2);
}
