import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { Place } from '../../domain/authority/admission';
import { guardHandshakes, type HandshakeGuardDependencies, takePlace } from '../handshake-guard';

/** Have handshakes of Socket.IO guarded, and each connection that comes of one take its place. */
export function guardSocketIo(io: Server, httpServer: HttpServer, dependencies: HandshakeGuardDependencies): void {
  const path = `${io.path()}/`;
  guardHandshakes(httpServer, (request) => isHandshake(request, path), dependencies);
  const places = new WeakMap<object, Place>();
  io.engine.on('connection', (connection: Socket['conn']) => {
    const place = takePlace(connection.request, dependencies);
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
