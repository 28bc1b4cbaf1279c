import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';

/** What upgrades were answered by. They are kept until their connection ends, and keep the request. */
const answers = new WeakMap<IncomingMessage, { req?: IncomingMessage | null }>();

/** Of every connection that is in: one for all. */
const forgotten = Object.freeze({ headers: {}, query: {}, auth: {} });

/**
 * What came with a handshake was looked at when the connection was let in. Socket.IO and Engine.IO would keep it, with all
 * of its headers, for as long as the connection.
 */
export function forgetHandshakes(io: Server): void {
  io.engine.use((request: IncomingMessage, answer: { req?: IncomingMessage | null }, next: () => void) => {
    if (request.headers.upgrade !== undefined) answers.set(request, answer);
    next();
  });
}

export function forgetHandshake(socket: Socket): void {
  const { conn } = socket;
  const answer = answers.get(conn.request);
  if (answer) answer.req = null;
  Object.assign(conn, { request: null });
  Object.assign(socket, { handshake: forgotten });
}
