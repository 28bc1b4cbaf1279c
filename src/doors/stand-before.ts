import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Says whether the listeners are given it. Otherwise the gate has answered. */
export interface Gate {
  request(request: IncomingMessage, response: ServerResponse): boolean;
  upgrade(request: IncomingMessage, socket: Duplex): boolean;
}

/** Have a gate decide what the listeners that there are now are given. */
export function standBefore(httpServer: Server, gate: Gate): void {
  const onRequest = take<RequestListener>(httpServer, 'request');
  httpServer.on('request', (request, response) => {
    if (gate.request(request, response)) for (const listener of onRequest) listener(request, response);
  });
  const onUpgrade = take<UpgradeListener>(httpServer, 'upgrade');
  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (gate.upgrade(request, socket)) for (const listener of onUpgrade) listener(request, socket, head);
  });
}

function take<Listener>(httpServer: Server, event: string): Listener[] {
  const listeners = httpServer.listeners(event) as unknown as Listener[];
  httpServer.removeAllListeners(event);
  return listeners;
}
