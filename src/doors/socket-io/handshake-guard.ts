import type { Server as HttpServer, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server, Socket } from 'socket.io';
import type { Admission, Place } from '../../domain/authority/admission';
import { type ErrorReply, errors, Refusal } from '../../protocol/index';
import { placeOf } from '../address';
import type { Refusals } from '../refusals';
import { standBefore } from '../stand-before';

export interface HandshakeGuardDependencies {
  admission: Admission;
  refusals: Refusals;
  trustProxy: number;
}

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Lets handshakes through as `admission` does. The others are refused before anything is done for them: what a refusal
 * costs is what a crowd that is kept waiting costs those who are in.
 */
export function guardHandshakes(io: Server, httpServer: HttpServer, dependencies: HandshakeGuardDependencies): void {
  const { admission, refusals, trustProxy } = dependencies;
  const path = `${io.path()}/`;
  const refusalOf = (request: IncomingMessage): ErrorReply | undefined => {
    if (!isHandshake(request, path)) return undefined;
    try {
      admission.checkHandshake(placeOf(request, trustProxy));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.count(error.code);
      return error.toReply();
    }
  };
  standBefore<RequestListener>(httpServer, 'request', (listeners) => (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return refuse(response, refusal);
    for (const listener of listeners) listener(request, response);
  });
  standBefore<UpgradeListener>(httpServer, 'upgrade', (listeners) => (request, socket, head) => {
    const refusal = refusalOf(request);
    if (refusal) return refuseUpgrade(socket, refusal);
    for (const listener of listeners) listener(request, socket, head);
  });
  countPlaces(io, dependencies);
}

function countPlaces(io: Server, { admission, trustProxy }: HandshakeGuardDependencies): void {
  const places = new WeakMap<object, Place>();
  io.engine.on('connection', (connection: Socket['conn']) => {
    const place = admission.take(placeOf(connection.request, trustProxy));
    places.set(connection, place);
    connection.once('close', place.left);
  });
  io.on('connection', ({ conn }) => places.get(conn)?.arrived());
}

/** As Engine.IO tells them from what comes later on a connection: by the last `sid`, which is missing or empty. */
function isHandshake({ method, url = '' }: IncomingMessage, path: string): boolean {
  if (method !== 'GET' || !url.startsWith(path)) return false;
  const query = url.split('?').slice(1).join('?').split('#', 1)[0];
  return !new URLSearchParams(query).getAll('sid').at(-1);
}

function refuse(response: ServerResponse, refusal: ErrorReply): void {
  const { status, headers, body } = answerOf(refusal);
  response.writeHead(status, headers).end(body);
}

function refuseUpgrade(socket: Duplex, refusal: ErrorReply): void {
  const { status, reason, headers, body } = answerOf(refusal);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => {});
  // The client need not agree to the end.
  socket.on('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
}

function answerOf({ code, message, retryAfterMs = 0 }: ErrorReply) {
  const { status } = errors[code];
  const body = JSON.stringify({ type: `/api/docs#${code}`, title: message, status, code, retryAfterMs });
  return {
    status,
    reason: status === 503 ? 'Service Unavailable' : 'Too Many Requests',
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'Retry-After': Math.ceil(retryAfterMs / 1_000),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    },
    body,
  };
}
