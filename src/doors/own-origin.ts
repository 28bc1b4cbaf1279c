import type { IncomingHttpHeaders } from 'node:http';

/** How people reach this server, as far as it was told. */
export interface OwnAddress {
  /** Of the page, where it is configured. */
  publicUrl: string | undefined;
  isHttps: boolean;
  /** How many proxies in front are believed. */
  trustProxy: number;
}

/**
 * Whether a request that changes something comes from our own page, or from no page. Browsers say so in `Sec-Fetch-Site`;
 * on plain HTTP, and old ones, only in `Origin`. Who says neither is not known to be ours.
 */
export function isOwnRequest(headers: IncomingHttpHeaders, own: OwnAddress): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin !== undefined && isOwn(headers.origin, headers, own);
}

/**
 * Whether the cookies of a WebSocket's handshake count. Every page can open one here, its visitor's cookies included, and
 * nothing but this stands between. A program gives no origin, nor does a polling page of ours.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, own: OwnAddress): boolean {
  if (headers.origin !== undefined) return isOwn(headers.origin, headers, own);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

function isOwn(origin: string, headers: IncomingHttpHeaders, own: OwnAddress): boolean {
  return origin !== 'null' && origin === ownOrigin(headers, own);
}

function ownOrigin(headers: IncomingHttpHeaders, { publicUrl, isHttps, trustProxy }: OwnAddress): string | undefined {
  const host = (trustProxy > 0 && first(headers['x-forwarded-host'])) || headers.host;
  const url = publicUrl ?? `${isHttps ? 'https' : 'http'}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function first(value: string | string[] | undefined): string | undefined {
  return value === undefined ? undefined : String(value).split(',')[0]?.trim();
}
