import type { Server as HttpServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Server } from 'socket.io';
import { COME_BACK_MS } from '../domain/policies';
import { sayGoodbye } from '../doors/socket-io/socket-io-door';
import type { UnderWay } from '../doors/under-way';
import type { WebSocketDoor } from '../doors/websocket/websocket-door';
import { Refusal } from '../protocol/index';

/** How long commands that are under way may take, in milliseconds: passwords in line, a slow disk. */
const FINISHING_MS = 3_000;

/** How long their answers may take to leave, in milliseconds. */
const FAREWELL_MS = 300;

/** How long clients may take to agree to the end of their connection, in milliseconds. Who hangs is not waited for. */
const CLOSING_MS = 2_000;

/** What connections came in by. */
export interface Sockets {
  io: Server;
  webSockets: WebSocketDoor;
}

/**
 * Let what is under way finish, and close every connection with "come back". Meanwhile the port stays open, so that
 * whoever comes is told when to come back, too.
 */
export async function drain({ io, webSockets }: Sockets, httpServer: HttpServer, underWay: UnderWay): Promise<void> {
  const comeBack = new Refusal('shutting_down', COME_BACK_MS).toReply();
  sayGoodbye(io, comeBack);
  webSockets.sayGoodbye(comeBack);
  await underWay.settled(FINISHING_MS);
  if (await isAnyoneConnected(httpServer)) await setTimeout(FAREWELL_MS);
  const ended = Promise.all([io.close(), webSockets.close()]);
  await Promise.race([ended, setTimeout(CLOSING_MS, undefined, { ref: false })]);
  httpServer.closeAllConnections();
}

function isAnyoneConnected(httpServer: HttpServer): Promise<boolean> {
  return new Promise((resolve) => {
    // Where it cannot be told, somebody may be.
    httpServer.getConnections((error, count) => resolve(error !== null || count > 0));
  });
}
