import { readFileSync } from 'node:fs';
import type { Bench } from '../bench';
import { megabytes, ratio, round } from '../figures';
import { collectGarbage } from '../servers/garbage';
import { memoryOf } from '../servers/process-cost';
import { freePort } from '../servers/server-process';
import { type Subject, snug, stock } from '../servers/subject';
import { CannotRun, type Row } from './row';

const MOST = 16 * 1024;
/** File descriptors that a server needs beside its connections. */
const OTHER_FILES = 100;
const JOIN_WITHIN_MS = 100_000;

export const idle: Row = {
  name: 'idle',
  work: 'memory a connection, 5,000 idle, each with identity, room and feed',
  goal: '≤ 16 KB a connection',
  async measure(bench) {
    const wanted = bench.options.quick ? 1_000 : 5_000;
    const allowed = openFilesAllowed() - OTHER_FILES;
    if (allowed < 100) throw new CannotRun(`this shell allows only ${allowed + OTHER_FILES} open files (ulimit -n)`);
    const sockets = Math.min(wanted, allowed);
    const io = await memoryAConnection(bench, stock, sockets);
    const ours = await memoryAConnection(bench, snug, sockets);
    return {
      ratios: [`${round(ratio(ours.each, io.each))} × stock Socket.IO`],
      columns: ['server', 'a connection', 'connections', 'own memory before', 'own memory with all'],
      lines: [line('Snug', ours), line('stock Socket.IO', io)],
      notes: [
        ...(sockets < wanted ? [`Only ${sockets} connections: ulimit -n allows no more.`] : []),
        ...(ours.joined < sockets ? [`Only ${ours.joined} had joined after ${JOIN_WITHIN_MS / 1000} s.`] : []),
      ],
      snug: `${round(ours.each / 1024)} KB with ${round(ours.joined)}`,
      baselines: `stock ${round(io.each / 1024)} KB`,
      ratio: `${round(ratio(ours.each, io.each))} × stock`,
      met: ours.each <= MOST && ours.joined === sockets,
      broken: [],
    };
  },
};

interface Idle {
  each: number;
  joined: number;
  before: number;
  after: number;
}

function line(name: string, { each, joined, before, after }: Idle): string[] {
  return [name, `${round(each / 1024)} KB`, round(joined), megabytes(before), megabytes(after)];
}

async function memoryAConnection(bench: Bench, subject: Subject, sockets: number): Promise<Idle> {
  const debugPort = await freePort();
  const server = await subject.start(bench, { nodeFlags: [`--inspect=127.0.0.1:${debugPort}`] });
  // One connection first, so that what is loaded at the first is not counted as a connection's.
  const first = await bench.crowd({ driver: subject.driver, port: server.port, sockets: 1, senders: 0 });
  await first.leave();
  await collectGarbage(debugPort);
  const before = memoryOf(server.pid).anonymous;
  const { driver } = subject;
  const { joined } = await bench.crowd({ driver, port: server.port, sockets, senders: 0, withinMs: JOIN_WITHIN_MS });
  // What joining left behind to be sent is sent by then.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await collectGarbage(debugPort);
  const after = memoryOf(server.pid).anonymous;
  await bench.endRow();
  return { each: (after - before) / joined, joined, before, after };
}

function openFilesAllowed(): number {
  const limit = /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'latin1'))?.[1];
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}
