import { type ErrorReply, errors } from '../protocol/index';

/** A refusal as HTTP has it: the body is RFC 9457's, and `Retry-After` is where every client looks for it. */
export interface ProblemDetails {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** `more` is what the body tells beside the refusal. */
export function problemDetails({ code, message, retryAfterMs }: ErrorReply, more: object = {}): ProblemDetails {
  const { status } = errors[code];
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(retryAfterMs === undefined ? {} : { 'Retry-After': String(Math.ceil(retryAfterMs / 1_000)) }),
    },
    body: JSON.stringify({ type: `/api/docs#${code}`, title: message, status, code, ...more, ...wait }),
  };
}
