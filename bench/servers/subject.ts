import { existsSync } from 'node:fs';
import type { Bench } from '../bench';
import type { DriverName } from '../load/orders';
import { type LaunchOptions, launch, type ServerProcess } from './server-process';

/** A server that can be measured, and the protocol that the load speaks with it. */
export interface Subject {
  name: string;
  driver: DriverName;
  /** Starts it afresh; it is stopped when the row ends. */
  start(bench: Bench, options?: StartOptions): Promise<ServerProcess>;
}

export interface StartOptions extends LaunchOptions {
  /** For Snug: where its data lies. Left out: a new, empty folder. */
  dataDir?: string;
  nodeFlags?: string[];
}

export const snug: Subject = { name: 'Snug', driver: 'delta-feed', start: startSnug };
export const snugFullFeed: Subject = { name: 'Snug, full feed', driver: 'full-feed', start: startSnug };
export const stock: Subject = baseline('stock Socket.IO', 'stock-socket-io', 'baselines/stock-socket-io');
export const bareWs: Subject = baseline('bare ws', 'bare-ws', 'baselines/bare-ws');

/** The original's room already holds `messages` messages. */
export function fullState(messages: number): Subject {
  return baseline('full-state', 'full-feed', 'baselines/full-state', { PRELOAD: String(messages) });
}

export class NotBuilt extends Error {
  constructor(file: string) {
    super(`${file} does not exist. Run npm run build first.`);
  }
}

async function startSnug(bench: Bench, options: StartOptions = {}): Promise<ServerProcess> {
  const file = bench.options.server;
  if (!existsSync(file)) throw new NotBuilt(file);
  const env = {
    DATA_DIR: options.dataDir ?? bench.newFolder('data'),
    LIMITS: 'off',
    LOG_LEVEL: 'warn',
    ...options.env,
  };
  const server = await launch([...(options.nodeFlags ?? []), file], { ...options, env });
  bench.atEnd(server.stop);
  return server;
}

function baseline(name: string, driver: DriverName, source: string, env: Record<string, string> = {}): Subject {
  return {
    name,
    driver,
    async start(bench, options = {}) {
      const args = [...(options.nodeFlags ?? []), await bench.program(source)];
      const server = await launch(args, { ...options, env });
      bench.atEnd(server.stop);
      return server;
    },
  };
}
