import type { Registry } from 'prom-client';
import type { Chat } from '../domain/chat';
import type { Store } from '../domain/ports';
import type { Refusals } from '../doors/refusals';

/** What is measured. All of it is counted anyway, and read when somebody asks. */
interface Measured {
  chat: Chat;
  store: Store;
  refusals: Refusals;
}

/**
 * The state of this process in the text format of Prometheus. Nothing is loaded nor watched before the first asks: a server
 * that nobody measures pays nothing for it.
 */
export function createMetrics(measured: Measured): () => Promise<string> {
  let registry: Promise<Registry> | undefined;
  return async () => {
    registry ??= register(measured);
    return (await registry).metrics();
  };
}

async function register({ chat, store, refusals }: Measured): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('snug_connections', 'Socket connections that are open', () => chat.connectedClients.size);
  gauge('snug_people_online', 'People who are connected, by one connection or more', () => chat.online.all().length);
  gauge('snug_rooms_in_memory', 'Rooms that are held in memory', () => chat.chatRoomData.size);
  gauge('snug_store_healthy', '1 while the store can be written to', () => (store.isHealthy() ? 1 : 0));
  new Counter({
    name: 'snug_refusals_total',
    help: 'Refusals given since the start, by code',
    labelNames: ['code'],
    registers,
    collect() {
      this.reset();
      for (const [code, count] of refusals.all()) this.inc({ code }, count);
    },
  });
  return register;
}
