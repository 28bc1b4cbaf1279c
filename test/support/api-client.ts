import { type Answer, ask, type Question } from './http-client';

/** A problem as it came over the wire. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  requestId: string;
  detail?: string;
  retryAfterMs?: number;
}

/** Ask with JSON. */
export function askJson(
  server: { port: number },
  method: string,
  path: string,
  body?: unknown,
  headers: Question['headers'] = {},
): Promise<Answer> {
  return ask(server, path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The refusal that an answer is. Fails where it is none, or not as RFC 9457 has it. */
export function problemOf({ status, headers, body }: Answer): Problem {
  expect([headers['content-type'], body]).toEqual(['application/problem+json; charset=utf-8', expect.any(String)]);
  const problem: Problem = JSON.parse(body);
  expect(problem).toMatchObject({
    status,
    requestId: headers['x-request-id'],
    type: `/api/docs#${problem.code}`,
    title: expect.any(String),
  });
  expect(headers['cache-control']).toBe('no-store');
  expect(body).not.toMatch(/node_modules|\.[jt]s:\d|\\n/);
  return problem;
}

export function bearer({ token }: { token: string }): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** The cookies that an answer sets, as a browser would send them back. */
export function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
}
