import type { Server } from 'node:http';

/** Have one listener decide what the others are given, those that there are now. */
export function standBefore<Listener>(
  httpServer: Server,
  event: 'request' | 'upgrade',
  instead: (listeners: Listener[]) => Listener,
): void {
  const listeners = httpServer.listeners(event) as unknown as Listener[];
  httpServer.removeAllListeners(event);
  httpServer.on(event, instead(listeners) as unknown as () => void);
}
