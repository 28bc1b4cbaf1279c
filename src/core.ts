import { join } from 'node:path';
import { PasswordHasher } from './adapters/argon2/password-hasher';
import { DiskBytes } from './adapters/disk/disk-bytes';
import { MemoryBus } from './adapters/memory/memory-bus';
import { HttpOutbound } from './adapters/outgoing/http-outbound';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import { systemClock } from './adapters/system-clock';
import { ProcessThumbnails } from './adapters/thumbnails/process-thumbnails';
import type { Config } from './config';
import { Chat } from './domain/chat';
import { Files } from './domain/files/files';
import { Audit } from './domain/moderation/audit';
import { Moderation } from './domain/moderation/moderation';
import { People } from './domain/people/people';
import { Visitors } from './domain/people/visitors';
import type { Bus, Clock, PasswordHasher as Hasher, Log, Store } from './domain/ports';
import { Bots } from './domain/programs/bots';
import { DELIVERY_PACE, Deliveries } from './domain/programs/deliveries';
import type { DeliveryPace } from './domain/programs/delivery';
import { OutgoingWebhooks } from './domain/programs/outgoing-webhooks';
import { Webhooks } from './domain/programs/webhooks';
import { ReachableConnections } from './domain/reachable-connections';
import { Rooms } from './domain/rooms/rooms';
import { Search } from './domain/search/search';
import { createLog } from './operations/log';
import { storeWatch } from './operations/store-watch';

/** What a test may put in the place of what the configuration would make. */
export interface CoreOverrides {
  store?: Store;
  bus?: Bus;
  clock?: Clock;
  hasher?: Hasher;
  deliveryPace?: DeliveryPace;
  log?: Log;
}

/** The domain on what it stands on: all that is the same whichever door one comes in by. Rejects with `StartRefusal`. */
export async function openCore(config: Config, overrides: CoreOverrides) {
  const log = overrides.log ?? createLog(config.logLevel);
  const store = overrides.store ?? (await SqliteStore.open(config.dataDir, storeWatch(log)));
  const { epoch, isPutBack } = store.installation;
  if (isPutBack) log.warn({ epoch }, 'the database was put back: clients start afresh, with a new epoch');
  const bus = overrides.bus ?? new MemoryBus();
  const clock = overrides.clock ?? systemClock;
  const hasher = overrides.hasher ?? new PasswordHasher();

  const chat = new Chat({ store, bus, clock, log });
  await chat.open();
  const audit = new Audit(store, clock);
  const moderation = new Moderation({ store, bus, clock, chat, audit });
  const people = new People({ store, bus, clock, chat, audit, moderation, hasher, access: config.access });
  const visitors = new Visitors({ chat, clock, bus, log });
  const outbound = new HttpOutbound(config.webhooksInside);
  const pace = overrides.deliveryPace ?? DELIVERY_PACE;
  const deliveries = new Deliveries({ store, bus, clock, chat, audit, log, outbound, pace });
  await deliveries.open();
  const bytes = new DiskBytes(join(config.dataDir, 'files'));
  const thumbnails = new ProcessThumbnails(log);
  const files = new Files({ store, bytes, thumbnails, bus, clock, log, ...config.files });
  await files.open();

  return {
    log,
    store,
    bus,
    clock,
    hasher,
    chat,
    moderation,
    people,
    visitors,
    rooms: new Rooms({ store, bus, clock, chat, audit }),
    search: new Search(store),
    files,
    connections: new ReachableConnections(audit),
    webhooks: new Webhooks({ store, clock, chat, audit }),
    deliveries,
    outgoing: new OutgoingWebhooks({ store, clock, audit, outbound, deliveries }),
    bots: new Bots({ store, clock, chat, audit, sessions: people.sessions }),

    /** The process ends soon: nobody leaves because of that. */
    hush() {
      log.info({ connections: chat.connectedClients.size, writes: store.figures().waiting }, 'draining');
      chat.close();
      visitors.close();
    },

    /** Finish what the doors left, and close the store. */
    async close() {
      await files.close();
      await deliveries.close();
      await store.close();
    },
  };
}
