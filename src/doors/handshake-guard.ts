import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Admission, Place } from '../domain/authority/admission';
import { type ErrorReply, Refusal } from '../protocol/index';
import { placeOf } from './address';
import { endWith } from './end-with';
import { type ProblemDetails, problemDetails } from './problem-details';
import type { Refusals } from './refusals';
import { standBefore } from './stand-before';

export interface HandshakeGuardDependencies {
  admission: Admission;
  refusals: Refusals;
  trustProxy: number;
}

/**
 * Lets handshakes through as `admission` does. The others are refused before anything is done for them: what a refusal
 * costs is what a crowd that is kept waiting costs those who are in.
 */
export function guardHandshakes(
  httpServer: HttpServer,
  isHandshake: (request: IncomingMessage) => boolean,
  { admission, refusals, trustProxy }: HandshakeGuardDependencies,
): void {
  const refusalOf = (request: IncomingMessage): ProblemDetails | undefined => {
    if (!isHandshake(request)) return undefined;
    try {
      admission.checkHandshake(placeOf(request, trustProxy));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.count(error.code);
      return handshakeRefusal(error.toReply());
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
}

/** The place of a connection whose handshake was let through. */
export function takePlace(request: IncomingMessage, { admission, trustProxy }: HandshakeGuardDependencies): Place {
  return admission.take(placeOf(request, trustProxy));
}

/** With all that is to be said, since no door comes after that would add it. */
export function handshakeRefusal(refusal: ErrorReply): ProblemDetails {
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
