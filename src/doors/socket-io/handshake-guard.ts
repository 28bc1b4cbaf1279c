import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { Admission, Place } from '../../domain/authority/admission';
import { type ErrorReply, Refusal } from '../../protocol/index';
import { placeOf } from '../address';
import { endWith } from '../end-with';
import { type ProblemDetails, problemDetails } from '../problem-details';
import type { Refusals } from '../refusals';
import { standBefore } from '../stand-before';

export interface HandshakeGuardDependencies {
  admission: Admission;
  refusals: Refusals;
  trustProxy: number;
}

/**
 * Lets handshakes through as `admission` does. The others are refused before anything is done for them: what a refusal
 * costs is what a crowd that is kept waiting costs those who are in.
 */
export function guardHandshakes(io: Server, httpServer: HttpServer, dependencies: HandshakeGuardDependencies): void {
  const { admission, refusals, trustProxy } = dependencies;
  const path = `${io.path()}/`;
  const refusalOf = (request: IncomingMessage): ProblemDetails | undefined => {
    if (!isHandshake(request, path)) return undefined;
    try {
      admission.checkHandshake(placeOf(request, trustProxy));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.count(error.code);
      return answerOf(error.toReply());
    }
  };
  standBefore(httpServer, {
    request(request, response) {
      const refusal = refusalOf(request);
      if (refusal) response.writeHead(refusal.status, refusal.headers).end(refusal.body);
      return !refusal;
    },
    upgrade(request, socket) {
      const refusal = refusalOf(request);
      if (refusal) endWith(socket, refusal.status, refusal.headers, refusal.body);
      return !refusal;
    },
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

/** With all that is to be said, since no door comes after that would add it. */
function answerOf(refusal: ErrorReply): ProblemDetails {
  const { status, headers, body } = problemDetails(refusal);
  return {
    status,
    headers: {
      ...headers,
      'Content-Length': String(Buffer.byteLength(body)),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    },
    body,
  };
}
