import type { Reply } from '@protocol/events';

/** A sentence that says why something was not done, or null if it was. */
export function whyNot(answer: Reply<object> | null): string | null {
  if (answer?.ok) return null;
  return answer ? answer.error.message : 'No answer came. Try again when the connection is back.';
}
