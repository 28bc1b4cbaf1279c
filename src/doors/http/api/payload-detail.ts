import type { ZodType } from 'zod';

const LONGEST = 200;

/** What is wrong with a payload that was refused, in one sentence that repeats no value. */
export function payloadDetail(shape: ZodType, payload: unknown): string | undefined {
  const issue = shape.safeParse(payload).error?.issues[0];
  if (!issue) return undefined;
  const field = issue.path.map(String).join('.');
  return `${field === '' ? '' : `${field}: `}${issue.message}`.slice(0, LONGEST);
}
