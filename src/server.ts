import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PasswordHasher } from './adapters/argon2/password-hasher';
import { DiskBytes } from './adapters/disk/disk-bytes';
import { EventLoop } from './adapters/event-loop';
import { MemoryBus } from './adapters/memory/memory-bus';
import { MemoryLimiter, NoLimiter } from './adapters/memory/memory-limiter';
import { HttpOutbound } from './adapters/outgoing/http-outbound';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import { systemClock } from './adapters/system-clock';
import { ProcessThumbnails } from './adapters/thumbnails/process-thumbnails';
import type { Config } from './config';
import { Hub } from './delivery/hub';
import { Personal } from './delivery/personal';
import { Admission } from './domain/authority/admission';
import { Authority } from './domain/authority/authority';
import { Pace } from './domain/authority/pace';
import { type Policy, policy } from './domain/authority/policy';
import { Chat } from './domain/chat';
import { Files } from './domain/files/files';
import { Audit } from './domain/moderation/audit';
import { Moderation } from './domain/moderation/moderation';
import { Numbers } from './domain/people/numbers';
import { People } from './domain/people/people';
import { Visitors } from './domain/people/visitors';
import type { Bus, Clock, PasswordHasher as Hasher, Limiter, Log, Store } from './domain/ports';
import { Bots } from './domain/programs/bots';
import { DELIVERY_PACE, Deliveries } from './domain/programs/deliveries';
import type { DeliveryPace } from './domain/programs/delivery';
import { OutgoingWebhooks } from './domain/programs/outgoing-webhooks';
import { Webhooks } from './domain/programs/webhooks';
import { ReachableConnections } from './domain/reachable-connections';
import { Rooms } from './domain/rooms/rooms';
import { Search } from './domain/search/search';
import { StartRefusal } from './domain/start-refusal';
import { everyCommand, withoutSessions } from './doors/commands/index';
import { clusteredChat } from './doors/dialects/clustered-chat';
import { redisChat } from './doors/dialects/redis/redis-chat';
import { serverlessChatroom } from './doors/dialects/serverless/serverless-chatroom';
import { Answers } from './doors/http/answers';
import { openHttpDoor } from './doors/http/http-door';
import { openHttpServer } from './doors/http/http-server';
import { boundUnreadAnswers } from './doors/http/unread-answers';
import { isOwnOrigin } from './doors/own-origin';
import { type Patience, patience as usualPatience } from './doors/patience';
import { Refusals } from './doors/refusals';
import { sessionTokenOf } from './doors/session-token';
import { openSocketIoDoor } from './doors/socket-io/socket-io-door';
import { Traffic } from './doors/traffic';
import { UnderWay } from './doors/under-way';
import { openWebSocketDoor } from './doors/websocket/websocket-door';
import { connectionsMax } from './operations/capacity';
import { drain } from './operations/drain';
import { createLog } from './operations/log';
import { createMetrics } from './operations/metrics';
import { storeWatch } from './operations/store-watch';

/** Connections to the HTTP server beside those that stay. */
const REQUESTS_MAX = 1_000;

/** What a test may put in the place of what the configuration would make. */
export interface Overrides {
  store?: Store;
  bus?: Bus;
  clock?: Clock;
  limiter?: Limiter;
  hasher?: Hasher;
  policy?: Policy;
  patience?: Patience;
  deliveryPace?: DeliveryPace;
  log?: Log;
}

export interface SnugServer {
  /** The secret of the link by which somebody becomes the owner, as long as nobody is. */
  readonly setUpSecret: string | undefined;
  /** Start to serve. Resolves with the port. Rejects with `StartRefusal`. */
  listen(): Promise<number>;
  /** Stop in order: nobody new, finish what is under way, tell those who are here to come back, close the store. */
  close(): Promise<void>;
}

/** The one place where the parts are joined. Rejects with `StartRefusal`. */
export async function createServer(config: Config, overrides: Overrides = {}): Promise<SnugServer> {
  const log = overrides.log ?? createLog(config.logLevel);
  const store = overrides.store ?? (await SqliteStore.open(config.dataDir, storeWatch(log)));
  const { epoch, isPutBack } = store.installation;
  if (isPutBack) log.warn({ epoch }, 'the database was put back: clients start afresh, with a new epoch');
  const bus = overrides.bus ?? new MemoryBus();
  const clock = overrides.clock ?? systemClock;
  const limiter = overrides.limiter ?? (config.limits ? new MemoryLimiter() : new NoLimiter());
  const hasher = overrides.hasher ?? new PasswordHasher();

  const chat = new Chat({ store, bus, clock, log });
  await chat.open();
  const audit = new Audit(store, clock);
  const moderation = new Moderation({ store, bus, clock, chat, audit });
  const people = new People({ store, bus, clock, chat, audit, moderation, hasher, access: config.access });
  const visitors = new Visitors({ chat, clock, bus, log });
  const rooms = new Rooms({ store, bus, clock, chat, audit });
  const search = new Search(store);
  const webhooks = new Webhooks({ store, clock, chat, audit });
  const outbound = new HttpOutbound(config.webhooksInside);
  const deliveries = new Deliveries({
    store,
    bus,
    clock,
    chat,
    audit,
    log,
    outbound,
    pace: overrides.deliveryPace ?? DELIVERY_PACE,
  });
  await deliveries.open();
  const outgoing = new OutgoingWebhooks({ store, clock, audit, outbound, deliveries });
  const bots = new Bots({ store, clock, chat, audit, sessions: people.sessions });

  const connections = new ReachableConnections(audit);
  const bytes = new DiskBytes(join(config.dataDir, 'files'));
  const thumbnails = new ProcessThumbnails(log);
  const files = new Files({ store, bytes, thumbnails, bus, clock, log, ...config.files });
  await files.open();

  const authority = new Authority(chat, files, overrides.policy ?? policy);
  const commands = everyCommand({
    chat,
    people,
    rooms,
    moderation,
    search,
    files,
    connections,
    webhooks,
    outgoing,
    bots,
  });
  const refusals = new Refusals();
  const load = new EventLoop((isOverloaded) => logOverload(isOverloaded, log));
  const capacity = connectionsMax();
  const admission = new Admission({ load, clock, log, limits: config.limits, connectionsMax: capacity });
  const underWay = new UnderWay();
  const asked = { admission, authority, pace: new Pace(limiter), refusals, underWay, log };
  const own = {
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    isHttps: config.publicUrl?.startsWith('https:') ?? config.trustProxy > 0,
  };

  const isReady = () => admission.isOpen && store.isHealthy();
  const hub = new Hub(bus, chat.chatRoomData);
  const [traffic, answers] = [new Traffic(), new Answers()];
  const personal = new Personal(bus);
  const patience = overrides.patience ?? usualPatience;
  const { dialects } = config;
  const everyDoor = { ...asked, ...own, commands, chat, people, rooms, hub, personal };
  const redis = dialects.redis
    ? redisChat({ ...everyDoor, numbers: new Numbers(store.people), traffic: traffic.feeds.redis })
    : undefined;
  const httpServer = openHttpServer(
    openHttpDoor({
      ...asked,
      ...own,
      commands,
      people,
      webhooks,
      files,
      patience,
      pageDir: config.pageDir,
      metrics: createMetrics({
        chat,
        store,
        files,
        hasher,
        hub,
        admission,
        traffic,
        answers,
        refusals,
        deliveries,
        isReady,
      }),
      answers,
      dialects: [
        ...(dialects.serverless ? [serverlessChatroom({ ...everyDoor, visitors })] : []),
        ...(redis ? [redis.rest] : []),
      ],
      isReady,
    }),
    patience,
    refusals,
  );
  // Some connections are neither: they ask for a file of the page.
  httpServer.maxConnections = capacity + REQUESTS_MAX;
  boundUnreadAnswers(httpServer);
  const sockets = {
    ...asked,
    chat,
    people,
    moderation,
    hub,
    personal,
    traffic,
    patience,
    commands: withoutSessions(commands),
    shared: dialects.clustered ? clusteredChat({ chat, hub }) : undefined,
    sessions: redis?.sockets,
    trustProxy: own.trustProxy,
    sessionTokenOf: ({ headers }: IncomingMessage) =>
      isOwnOrigin(headers, own) ? sessionTokenOf(headers, own.isHttps) : undefined,
  };
  const io = openSocketIoDoor(httpServer, sockets);
  const webSockets = openWebSocketDoor(httpServer, { ...sockets, connections });

  return {
    setUpSecret: await people.offerSetUp(),
    listen: () =>
      new Promise((resolve, reject) => {
        httpServer.once('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, config)));
        httpServer.listen(config.port, config.host, () => resolve((httpServer.address() as AddressInfo).port));
      }),
    close: async () => {
      const since = performance.now();
      log.info({ connections: chat.connectedClients.size, writes: store.figures().waiting }, 'draining');
      admission.close();
      chat.close();
      visitors.close();
      await drain({ io, webSockets }, httpServer, underWay);
      await files.close();
      await deliveries.close();
      hub.close();
      personal.close();
      load.stop();
      await store.close();
      log.info({ ms: Math.round(performance.now() - since) }, 'stopped');
    },
  };
}

function logOverload(isOverloaded: boolean, log: Log): void {
  if (isOverloaded) log.warn({}, 'overloaded: nobody new is let in');
  else log.info({}, 'no longer overloaded');
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
