import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';
import type { WebSocketServer } from 'ws';
import { endWith } from '../end-with';
import type { ProtocolFault, Refusals } from '../refusals';

/** In the order of Engine.IO's own numbers for them. */
const faults: readonly ProtocolFault[] = [
  'handshake_transport',
  'unknown_connection',
  'handshake_malformed',
  'handshake_malformed',
  'handshake_malformed',
  'handshake_version',
];

/** The parts of Engine.IO that its types leave out. */
interface Engine {
  clients: Record<string, { upgrading: boolean; upgraded: boolean; transport: { name: string } }>;
  ws: WebSocketServer;
}

type EngineRequest = IncomingMessage & { _query: Record<string, string | undefined> };

/** Refuse handshakes and polls that Engine.IO takes or drops without a word, and count those that it refuses. */
export function refuseBrokenHandshakes(io: Server, httpServer: HttpServer, refusals: Refusals): void {
  const engine = io.engine as unknown as Engine;
  io.engine.on('connection_error', ({ code, context }: { code: number; context?: { name?: string } }) => {
    // What is refused below has been counted.
    if (context?.name !== 'MIDDLEWARE_FAILURE') refusals.count(faults[code] ?? 'handshake_malformed');
  });
  io.engine.use((request: EngineRequest, response: ServerResponse, next: (error?: Error) => void) => {
    const fault = upgradeFault(request, engine);
    if (fault) refusals.count(fault);
    if (request.method === 'POST') {
      response.once('finish', () => response.statusCode === 413 && refusals.count('packet_too_large'));
    }
    next(fault && new Error(fault));
  });
  // Engine.IO makes its WebSocket server anew when the HTTP server listens.
  httpServer.on('listening', () => {
    engine.ws.on('wsClientError', (_error: Error, socket: Duplex) => {
      refusals.count('handshake_malformed');
      endWith(socket, 400);
    });
  });
}

function upgradeFault({ headers, _query: query }: EngineRequest, { clients }: Engine): ProtocolFault | undefined {
  if (headers.upgrade === undefined) return undefined;
  if (query.transport !== 'websocket') return 'handshake_transport';
  if (query.EIO !== '4') return 'handshake_version';
  const client = query.sid !== undefined && Object.hasOwn(clients, query.sid) ? clients[query.sid] : undefined;
  const isSecond = client && (client.upgrading || client.upgraded || client.transport.name !== 'polling');
  return isSecond ? 'second_upgrade' : undefined;
}
