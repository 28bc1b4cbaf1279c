import type { Response } from 'express';
import { sessionCookieName } from './session-token';

/** As long as browsers keep any. When the session ends is the server's to say: each use puts it off. */
const KEPT_MS = 400 * 86_400_000;

/** Have the browser carry a session, which no script can read and no other site's form can use; null: have it carry none. */
export function setSessionCookie(
  response: Response,
  token: string | null,
  isHttps: boolean,
  name: string = sessionCookieName(isHttps),
): void {
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' } as const;
  if (token === null) response.clearCookie(name, options);
  else response.cookie(name, token, { ...options, maxAge: KEPT_MS });
}
