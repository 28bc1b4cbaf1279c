import type { IncomingMessage, Server } from 'node:http';
import { endWith } from '../end-with';
import type { ProtocolFault, Refusals } from '../refusals';
import { standBefore } from '../stand-before';

/** Node itself drops what is beyond 2,000, and says nothing. */
const HEADERS_MAX = 200;

/**
 * How many requests of one connection may wait for their answers. Node handles at once all that it has read: thousands of
 * small ones in one packet would keep everyone else waiting. Browsers do not ask ahead.
 */
const AHEAD_MAX = 20;

/** How long a client may go on with a body that has had its answer, in milliseconds. Some read it only then. */
const LINGER_MS = 1_000;

/** Keep from every listener what Node lets pass, though it can be read in two ways or was made to keep a server busy. */
export function letInSoundRequests(httpServer: Server, refusals: Refusals): void {
  const ahead = new WeakMap<object, number>();
  standBefore(httpServer, {
    request(request, response) {
      const { socket } = request;
      if (socket.destroyed) return false;
      const waiting = (ahead.get(socket) ?? 0) + 1;
      ahead.set(socket, waiting);
      if (waiting > AHEAD_MAX) {
        refusals.count('http_flood');
        socket.destroy();
        return false;
      }
      response.once('close', () => {
        ahead.set(socket, (ahead.get(socket) ?? 1) - 1);
        // Node reads on, so that the connection can be used again, however much there is.
        if (!request.complete) setTimeout(() => request.complete || socket.destroy(), LINGER_MS).unref();
      });
      const fault = faultOf(request);
      if (!fault) return true;
      refusals.count(fault);
      response.writeHead(statusOf(fault), { Connection: 'close' }).end();
      return false;
    },
    upgrade(request, socket) {
      const fault = faultOf(request);
      if (!fault) return true;
      refusals.count(fault);
      endWith(socket, statusOf(fault));
      return false;
    },
  });
}

/** Leaves the path alone as the address. */
function faultOf(request: IncomingMessage): ProtocolFault | undefined {
  // A proxy may be told the whole address (RFC 9112, 3.2.2). Which host that names decides nothing here.
  request.url = request.url?.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  if (request.httpVersionMajor < 1 || !request.url.startsWith('/') || !hasOneHost(request)) return 'http_malformed';
  return request.rawHeaders.length > 2 * HEADERS_MAX ? 'http_too_large' : undefined;
}

/** A proxy and a server that each believe another one of two hosts are how requests are smuggled. */
function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

function statusOf(fault: ProtocolFault): number {
  return fault === 'http_too_large' ? 431 : 400;
}
