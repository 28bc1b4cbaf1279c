import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemoryBus } from './adapters/memory/memory-bus';
import { MemoryLimiter, NoLimiter } from './adapters/memory/memory-limiter';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import { systemClock } from './adapters/system-clock';
import type { Config } from './config';
import { Hub } from './delivery/hub';
import { Chat } from './domain/chat';
import { COMMAND_LIMIT } from './domain/policies';
import type { Bus, Clock, Limiter, Log, Store } from './domain/ports';
import { StartRefusal } from './domain/start-refusal';
import { openHttpDoor } from './doors/http/http-door';
import { openSocketIoDoor } from './doors/socket-io/socket-io-door';
import { drain } from './operations/drain';
import { createLog } from './operations/log';
import { GENERAL } from './protocol/index';

/** What a test may put in the place of what the configuration would make. */
export interface Overrides {
  store?: Store;
  bus?: Bus;
  clock?: Clock;
  limiter?: Limiter;
  log?: Log;
}

export interface SnugServer {
  /** Start to serve. Resolves with the port. Rejects with `StartRefusal`. */
  listen(): Promise<number>;
  /** Stop in order: nobody new, finish what is under way, tell those who are here to come back, close the store. */
  close(): Promise<void>;
}

/** The one place where the parts are joined. Rejects with `StartRefusal`. */
export async function createServer(config: Config, overrides: Overrides = {}): Promise<SnugServer> {
  const log = overrides.log ?? createLog(config.logLevel);
  const store = overrides.store ?? (await SqliteStore.open(config.dataDir, (error) => endWithoutDisk(error, log)));
  const bus = overrides.bus ?? new MemoryBus();
  const clock = overrides.clock ?? systemClock;
  const limiter = overrides.limiter ?? (config.limits ? new MemoryLimiter(COMMAND_LIMIT) : new NoLimiter());

  const chat = new Chat({ store, bus, clock, log });
  await chat.open(GENERAL);
  const hub = new Hub(bus, chat.chatRoomData);

  let draining = false;
  const app = openHttpDoor({
    pageDir: config.pageDir,
    trustProxy: config.trustProxy,
    isHttps: config.publicUrl?.startsWith('https:') ?? config.trustProxy > 0,
    isReady: () => !draining && store.isHealthy(),
  });
  const httpServer = createHttpServer(app);
  const io = openSocketIoDoor(httpServer, { chat, hub, limiter, log });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        httpServer.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, config)));
        httpServer.listen(config.port, config.host, () => resolve((httpServer.address() as AddressInfo).port));
      }),
    close: async () => {
      draining = true;
      chat.close();
      await drain(io, httpServer);
      hub.close();
      await store.close();
    },
  };
}

/** A disk that does not keep what it was given: another process starts from what is really there. */
function endWithoutDisk(error: Error, log: Log): void {
  log.error({ err: error }, 'the disk could not keep what was written; the process ends');
  process.exit(1);
}

function explainListening(error: NodeJS.ErrnoException, { port, host }: Config): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefusal(`Port ${port} is taken by another program. Stop that one, or set PORT to another port.`);
    case 'EACCES':
      return new StartRefusal(`This user may not use port ${port}. Set PORT to a port above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(`This machine has no address ${host}. Correct HOST, or leave it out.`);
    default:
      return error;
  }
}
