import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Patience } from '../patience';
import { hasBody } from './request-body';

/** Requests that are as long as what they bring, and are held to a pace. */
const paced = new WeakSet<IncomingMessage>();

/** Whoever reads it sees to it that it gets on. */
export function isPaced(request: IncomingMessage): void {
  paced.add(request);
  // Waiting for its turn it stands still, and is not to blame.
  request.socket.setTimeout(0);
}

/** Cut off whoever takes too long with the body of a request. Node knows one time for all, which is that of the longest. */
export function boundRequests(httpServer: Server, { requestMs }: Patience): void {
  httpServer.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hasBody(request)) return;
    const timer = setTimeout(() => {
      if (request.complete || paced.has(request)) return;
      const error = Object.assign(new Error('the request took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      httpServer.emit('clientError', error, request.socket);
    }, requestMs);
    timer.unref();
    response.once('close', () => clearTimeout(timer));
  });
}
