import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { onCleanUp } from '../../support/clean-up';
import { Leg } from './leg';
import { between, oneOf, type Random, randomFrom } from './random';

/** What may befall a connection. */
const fates = ['reset', 'silence', 'half-close', 'delay', 'trickle'] as const;

export type Fate = (typeof fates)[number];

export interface CuttingProxyOptions {
  /** The port of the server. */
  to: number;
  seed: number;
  /** How long a connection is left in peace, in milliseconds. */
  peaceMs: [least: number, most: number];
}

/** How long a connection is silent, or held up, before it ends or goes on. */
const SILENT_MS: [number, number] = [200, 1_500];

/**
 * A network between clients and the server that does to every connection what networks do: after a while it is reset, falls silent,
 * is closed on one side, is held up, or lets through a few bytes at a time.
 */
export class CuttingProxy {
  readonly fates: Record<Fate, number> = { reset: 0, silence: 0, 'half-close': 0, delay: 0, trickle: 0 };
  private readonly random: Random;
  private readonly connections = new Set<Socket>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private isCalm = false;

  /** Closed at `cleanUp`. */
  static async open(options: CuttingProxyOptions): Promise<CuttingProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    const proxy = new CuttingProxy(server, options);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onCleanUp(() => proxy.close());
    return proxy;
  }

  private constructor(
    private readonly server: Server,
    private readonly options: CuttingProxyOptions,
  ) {
    this.random = randomFrom(options.seed);
    server.on('connection', (client) => this.carry(client));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Do nothing to anyone any more. What something was done to already ends. */
  calm(): void {
    this.isCalm = true;
  }

  private close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const socket of this.connections) socket.destroy();
    this.server.close();
  }

  private carry(client: Socket): void {
    const server = connect({ port: this.options.to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const legs: [Leg, Leg] = [new Leg(client, server), new Leg(server, client)];
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.connections.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        this.connections.delete(socket);
        other.destroy();
      });
    }
    this.meetFate(client, legs);
  }

  private meetFate(client: Socket, legs: [Leg, Leg]): void {
    this.after(between(this.random, ...this.options.peaceMs), () => {
      if (this.isCalm || client.destroyed) return;
      const fate = oneOf(this.random, fates);
      this.fates[fate] += 1;
      this.befall(fate, client, legs);
    });
  }

  private befall(fate: Fate, client: Socket, legs: [Leg, Leg]): void {
    const lasting = between(this.random, ...SILENT_MS);
    const leg = oneOf(this.random, legs);
    const end = () => {
      client.resetAndDestroy();
    };
    let next = end;
    if (fate === 'half-close') leg.endEarly();
    if (fate === 'silence') for (const each of legs) each.hold();
    if (fate === 'trickle') leg.trickle(this.random);
    if (fate === 'delay') {
      leg.hold();
      next = () => {
        leg.release();
        this.meetFate(client, legs);
      };
    }
    if (fate === 'reset') end();
    else this.after(lasting, next);
  }

  private after(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      task();
    }, ms);
    this.timers.add(timer);
  }
}
