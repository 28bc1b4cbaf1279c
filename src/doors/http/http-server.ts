import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { endWith } from '../end-with';
import type { Patience } from '../patience';
import type { ProtocolFault, Refusals } from '../refusals';
import { isUpgraded } from '../upgrade-paths';
import { boundRequests } from './slow-requests';
import { letInSoundRequests } from './sound-requests';

/** A server for `listener`, and for all that listens to it by the time that it opens. What is broken is refused, and counted. */
export function openHttpServer(listener: RequestListener, patience: Patience, refusals: Refusals): Server {
  const options = {
    headersTimeout: patience.headMs,
    // Of uploads: `boundRequests` knows a shorter one for all else.
    requestTimeout: patience.longestMs,
    connectionsCheckingInterval: Math.min(patience.headMs / 3, 5_000),
    // Refused with the unsound requests, where it is counted.
    requireHostHeader: false,
  };
  const httpServer = createServer(options, listener);
  refuseUnreadable(httpServer, refusals);
  refuseUnsupported(httpServer, refusals);
  // Before all that listens by then: Socket.IO takes its requests from the others.
  httpServer.once('listening', () => {
    letInSoundRequests(httpServer, refusals);
    boundRequests(httpServer, patience);
  });
  return httpServer;
}

/** Which fault an error of Node's parser is, and with which status it is answered. */
const faults: Readonly<Record<string, [ProtocolFault, number]>> = {
  HPE_HEADER_OVERFLOW: ['http_too_large', 431],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['http_too_large', 413],
  ERR_HTTP_REQUEST_TIMEOUT: ['http_too_slow', 408],
};

function refuseUnreadable(httpServer: Server, refusals: Refusals): void {
  httpServer.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const { code = '' } = error;
    // Otherwise the client or its network went away.
    if (code in faults || code.startsWith('HPE_')) {
      const [fault, status] = faults[code] ?? ['http_malformed', 400];
      refusals.count(fault);
      if (socket.writable && !isAnswering(socket)) return endWith(socket, status);
    }
    socket.destroy(error);
  });
}

/** Whether a part of an answer is on its way, which another one would fall into. */
function isAnswering(socket: Duplex & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent ?? false;
}

/** What asks for another protocol, or for more of this one than there is. */
function refuseUnsupported(httpServer: Server, refusals: Refusals): void {
  const refuse = (socket: Duplex, status: number) => {
    refusals.count('http_unsupported');
    endWith(socket, status);
  };
  httpServer.on('connect', (_request: IncomingMessage, socket: Duplex) => refuse(socket, 405));
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (!isUpgraded(request.url)) refuse(socket, 501);
  });
  httpServer.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    refusals.count('http_unsupported');
    response.writeHead(417, { Connection: 'close' }).end();
  });
}
