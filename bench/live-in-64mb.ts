import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench';
import { Accounts } from './load/accounts';
import { quantile } from './load/histogram';
import type { Faults } from './load/orders';
import { createMemoryCgroup } from './servers/memory-cgroup';
import { shippedCommand } from './servers/shipped-command';
import { snug } from './servers/subject';

const LIMIT = 64 * 1024 * 1024;
const SETTLE_MS = 20_000;

export interface Life {
  command: string;
  /** Bytes charged at the most; reaches the limit as soon as enough files were read. */
  peak: number;
  /** The most own memory that was seen. */
  anonymous: number;
  limitReached: number;
  killed: number;
  alive: boolean;
  sent: number;
  p99: number;
  faults: Faults;
  /** What people with accounts asked for meanwhile, and what of it was refused. */
  accounts: { answered: number; refused: string[] };
}

export interface Talk64 {
  sockets: number;
  rate: number;
  seconds: number;
  /** People with accounts, who log in at once, talk in a private room and search. */
  accounts: number;
  /** Let the server run a node of its own, whose pages count, instead of the system's. */
  ownNode: boolean;
}

/** Runs the shipped command in a memory cgroup of 64 MB, with so many sockets that talk. Throws `CannotRun`. */
export async function liveIn64(bench: Bench, talk: Talk64): Promise<Life> {
  const { flags, env, from } = shippedCommand();
  const node = talk.ownNode ? copyOfNode(bench) : process.execPath;
  const cgroup = createMemoryCgroup(LIMIT);
  bench.atEnd(() => cgroup.remove());
  const server = await snug.start(bench, { nodeFlags: flags, env, through: cgroup.through, node });
  let anonymous = 0;
  const watch = setInterval(() => {
    anonymous = Math.max(anonymous, cgroup.usage().anonymous);
  }, 100);
  bench.atEnd(async () => clearInterval(watch));

  const { sockets, rate, seconds } = talk;
  const senders = Math.min(sockets, 50, rate);
  const crowd = await bench.crowd({ driver: snug.driver, port: server.port, sockets, senders });
  const accounts = await Accounts.register(server.port, talk.accounts);
  await crowd.glance(true);
  accounts.begin();
  await crowd.talkOpenly(rate);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await accounts.end();
  const faults = await crowd.settle(SETTLE_MS);
  const { latency, answered } = await crowd.glance(false);
  const { peak, limitReached, killed } = cgroup.usage();
  const alive = server.running();
  return {
    command: from,
    peak,
    anonymous,
    limitReached,
    killed,
    alive,
    sent: answered,
    p99: quantile(latency, 0.99),
    faults,
    accounts,
  };
}

/**
 * Pages of a file are charged to the cgroup that first reads them. The system's node is in memory already and costs a
 * container nothing where containers share it; where each has its own, its pages count. This is such an own one: a copy
 * that is put out of memory again.
 */
function copyOfNode(bench: Bench): string {
  const node = join(bench.newFolder('node'), 'node');
  copyFileSync(process.execPath, node);
  execFileSync('dd', [`of=${node}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' });
  return node;
}
