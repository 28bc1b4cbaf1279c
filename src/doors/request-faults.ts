import type { IncomingMessage } from 'node:http';
import type { ProtocolFault } from './refusals';

/** Node itself drops what is beyond 2,000, and says nothing. */
const HEADERS_MAX = 200;

/**
 * What is wrong with a request that Node lets pass, though it could be read in two ways or was made to keep a server busy.
 * A proxy and a server that each believe another one of two hosts are how requests are smuggled.
 */
export function requestFault({
  rawHeaders,
  httpVersionMajor,
  httpVersionMinor,
}: IncomingMessage): ProtocolFault | undefined {
  if (httpVersionMajor < 1) return 'http_malformed';
  if (rawHeaders.length > 2 * HEADERS_MAX) return 'http_too_large';
  const hosts = rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length;
  const isOptional = httpVersionMajor === 1 && httpVersionMinor === 0;
  return hosts === 1 || (hosts === 0 && isOptional) ? undefined : 'http_malformed';
}
