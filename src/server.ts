import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventLoop } from './adapters/event-loop';
import { MemoryLimiter, NoLimiter } from './adapters/memory/memory-limiter';
import type { Config } from './config';
import { type CoreOverrides, openCore } from './core';
import { Hub } from './delivery/hub';
import { Personal } from './delivery/personal';
import { Admission } from './domain/authority/admission';
import { Authority } from './domain/authority/authority';
import { Pace } from './domain/authority/pace';
import { type Policy, policy } from './domain/authority/policy';
import { Numbers } from './domain/people/numbers';
import type { Limiter, Log } from './domain/ports';
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
import { createMetrics } from './operations/metrics';

/** Connections to the HTTP server beside those that stay. */
const REQUESTS_MAX = 1_000;

/** What a test may put in the place of what the configuration would make. */
export interface Overrides extends CoreOverrides {
  limiter?: Limiter;
  policy?: Policy;
  patience?: Patience;
}

export interface SnugServer {
  /** The secret of the link by which somebody becomes the owner, as long as nobody is. */
  readonly setUpSecret: string | undefined;
  /** Start to serve. Resolves with the port. Rejects with `StartRefusal`. */
  listen(): Promise<number>;
  /** Stop in order: nobody new, finish what is under way, tell those who are here to come back, close the store. */
  close(): Promise<void>;
}

/** The one place where the doors are joined to what they lead to. Rejects with `StartRefusal`. */
export async function createServer(config: Config, overrides: Overrides = {}): Promise<SnugServer> {
  const core = await openCore(config, overrides);
  const { log, store, bus, clock, chat, people, moderation, rooms, files, webhooks, connections } = core;

  const limiter = overrides.limiter ?? (config.limits ? new MemoryLimiter() : new NoLimiter());
  const authority = new Authority(chat, files, overrides.policy ?? policy);
  const commands = everyCommand(core);
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
      metrics: createMetrics({ ...core, hub, admission, traffic, answers, refusals, isReady }),
      answers,
      dialects: [
        ...(dialects.serverless ? [serverlessChatroom({ ...everyDoor, visitors: core.visitors })] : []),
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
      admission.close();
      core.hush();
      await drain({ io, webSockets }, httpServer, underWay);
      hub.close();
      personal.close();
      load.stop();
      await core.close();
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
