import type { Response } from 'express';
import { sessionCookieName } from '../../session-token';
import type { CarriedSession } from './caller';

/** Have the browser carry a session, which no script can read and no other site's form can use; null: have it carry none. */
export function setSessionCookie(response: Response, session: CarriedSession | null, isHttps: boolean): void {
  const name = sessionCookieName(isHttps);
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' } as const;
  if (session === null) response.clearCookie(name, options);
  else response.cookie(name, session.token, { ...options, expires: new Date(session.expiresAt) });
}
