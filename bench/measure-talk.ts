import type { Bench } from './bench';
import { quantile } from './load/histogram';
import type { Faults } from './load/orders';
import { cpuMicroseconds, type Memory, memoryOf } from './servers/process-cost';
import type { StartOptions, Subject } from './servers/subject';

export interface Talk {
  sockets: number;
  /** Messages a second, of the whole crowd. */
  rate: number;
  /** Asked for anew each time it is measured. */
  start?: () => Promise<StartOptions>;
  /** Measure at least so many times, unless it has to be quick. */
  looks?: number;
}

/** What one server did under one talk. */
export interface Measured {
  subject: string;
  /** Server CPU a delivery, in microseconds. */
  cpu: number;
  /** Milliseconds from the write of a message to its arrival. */
  p50: number;
  p99: number;
  /** Deliveries a second in the window, and how many the rate asks for. */
  deliveries: number;
  wanted: number;
  /** Bytes that reached a client's socket, a delivery. */
  bytes: number;
  faults: Faults;
  memory: Memory;
  /** Own memory that the server gained between the last joining and the end. */
  gained: number;
  /** The busiest load process's share of time. Near 1 the load itself was the limit. */
  busy: number;
}

/** A socket that talks 40 times a second is no person; more would only be more of the same. */
const MOST_SENDERS = 50;
const SETTLE_MS = 20_000;

/** Starts the subject afresh, lets a crowd talk, and stops both. The median by CPU when repeated. */
export async function measureTalk(bench: Bench, subject: Subject, talk: Talk): Promise<Measured> {
  const all: Measured[] = [];
  const { quick, repeat } = bench.options;
  const looks = quick ? repeat : Math.max(repeat, talk.looks ?? 1);
  for (let i = 0; i < looks; i++) all.push(await measureOnce(bench, subject, talk));
  all.sort((a, b) => a.cpu - b.cpu);
  return all[Math.floor(all.length / 2)] as Measured;
}

async function measureOnce(bench: Bench, subject: Subject, { sockets, rate, start }: Talk): Promise<Measured> {
  const { seconds, warmup } = bench.options;
  const server = await subject.start(bench, await start?.());
  const senders = Math.min(sockets, MOST_SENDERS, rate);
  const crowd = await bench.crowd({ driver: subject.driver, port: server.port, sockets, senders });
  const joined = memoryOf(server.pid);
  await crowd.talkOpenly(rate);
  await pause(warmup);

  const before = await crowd.glance(true);
  const cpuBefore = cpuMicroseconds(server.pid);
  const from = performance.now();
  await pause(seconds);
  const after = await crowd.glance(false);
  const cpuAfter = cpuMicroseconds(server.pid);
  const elapsed = (performance.now() - from) / 1000;
  const memory = memoryOf(server.pid);

  const faults = await crowd.settle(SETTLE_MS);
  await bench.endRow();
  const delivered = after.deliveries - before.deliveries;
  return {
    subject: subject.name,
    cpu: (cpuAfter - cpuBefore) / delivered,
    p50: quantile(after.latency, 0.5),
    p99: quantile(after.latency, 0.99),
    deliveries: delivered / elapsed,
    wanted: sockets * rate,
    bytes: (after.bytes - before.bytes) / delivered,
    faults,
    memory,
    gained: memory.anonymous - joined.anonymous,
    busy: after.busy,
  };
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
