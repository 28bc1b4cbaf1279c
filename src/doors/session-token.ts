import type { IncomingHttpHeaders } from 'node:http';

/** What the session's cookie is called. `__Host-` keeps it to this host and to HTTPS, which plain HTTP does not have. */
export function sessionCookieName(isHttps: boolean): string {
  return isHttps ? '__Host-snug' : 'snug';
}

/** The token in the session's cookie, unproved. Counts only where the request is known to come from the page itself. */
export function sessionTokenOf(headers: IncomingHttpHeaders, isHttps: boolean): string | undefined {
  return cookieOf(headers, sessionCookieName(isHttps));
}

export function cookieOf({ cookie }: IncomingHttpHeaders, name: string): string | undefined {
  const before = `${name}=`;
  const pair = cookie?.split(';').find((one) => one.trimStart().startsWith(before));
  return pair?.trim().slice(before.length) || undefined;
}

/** The token that a program carries (`Authorization: Bearer`), unproved. No browser adds it by itself. */
export function bearerTokenOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
