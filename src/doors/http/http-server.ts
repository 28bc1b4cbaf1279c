import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { Patience } from '../patience';
import type { ProtocolFault, Refusals } from '../refusals';
import { requestFault } from '../request-faults';

/** Which fault an error of Node's parser is, and with which status it is answered. */
const answers: Readonly<Record<string, [ProtocolFault, number]>> = {
  HPE_HEADER_OVERFLOW: ['http_too_large', 431],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['http_too_large', 413],
  ERR_HTTP_REQUEST_TIMEOUT: ['http_too_slow', 408],
};

/** Where connections are upgraded: the default path of Socket.IO. */
const UPGRADES = '/socket.io/';

/** Gives `listener` the requests that can be read in one way only. The others are refused, and counted. */
export function openHttpServer(listener: RequestListener, patience: Patience, refusals: Refusals): Server {
  const options = {
    headersTimeout: patience.headMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: Math.min(patience.headMs / 3, 5_000),
    // Refused below, where it is counted.
    requireHostHeader: false,
  };
  const httpServer = createServer(options, onlySound(listener, refusals));
  refuseBroken(httpServer, refusals);
  return httpServer;
}

/** What never becomes a request: what cannot be read as one, and what asks for another protocol. */
function refuseBroken(httpServer: Server, refusals: Refusals): void {
  httpServer.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const known = answers[error.code ?? ''] ?? (error.code?.startsWith('HPE_') && ['http_malformed', 400]);
    // Otherwise the client or its network went away.
    if (known) {
      const [fault, status] = known as [ProtocolFault, number];
      refusals.count(fault);
      if (socket.writable && !isAnswering(socket)) socket.write(statusLine(status));
    }
    socket.destroy(error);
  });
  const refuse = (status: number) => (_request: IncomingMessage, socket: Duplex) => {
    refusals.count('http_unsupported');
    socket.on('error', () => {});
    socket.end(statusLine(status));
  };
  httpServer.on('connect', refuse(405));
  const refuseUpgrade = refuse(501);
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (!request.url?.startsWith(UPGRADES)) refuseUpgrade(request, socket);
  });
  httpServer.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    refusals.count('http_unsupported');
    response.writeHead(417, { Connection: 'close' }).end();
  });
}

/** Lets through to `listener` what can be read in one way only, with the path alone as its address. */
function onlySound(listener: RequestListener, refusals: Refusals): RequestListener {
  return (request, response) => {
    // A proxy may be told the whole address (RFC 9112, 3.2.2). Which host that names decides nothing here.
    request.url = request.url?.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
    const fault = requestFault(request) ?? (request.url.startsWith('/') ? undefined : 'http_malformed');
    if (!fault) return listener(request, response);
    refusals.count(fault);
    response.writeHead(fault === 'http_too_large' ? 431 : 400, { Connection: 'close' }).end();
  };
}

/** Whether a part of an answer is on its way, which another one would fall into. */
function isAnswering(socket: Duplex & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent ?? false;
}

function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`;
}
