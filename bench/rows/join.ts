import { PAGE_SIZE } from '../../src/protocol/index';
import type { Bench } from '../bench';
import { microseconds, milliseconds, ratio, round } from '../figures';
import { quantile } from '../load/histogram';
import { seededFolder } from '../seed';
import { cpuMicroseconds } from '../servers/process-cost';
import { fullState, snug } from '../servers/subject';
import type { Row } from './row';

const MOST = 1.1;

interface Join {
  cpu: number;
  bytes: number;
  p50: number;
}

export const join: Row = {
  name: 'join',
  work: 'entering a room of 100,000 messages',
  goal: `the cost of one page: ≤ ${MOST} × a room that holds one page`,
  async measure(bench) {
    const messages = bench.options.quick ? 20_000 : 100_000;
    const page = await entering(bench, PAGE_SIZE);
    const all = await entering(bench, messages);
    const whole = await enteringFullState(bench, messages);
    const [toPage, bytesToPage] = [ratio(all.cpu, page.cpu), ratio(all.bytes, page.bytes)];
    return {
      ratios: [
        `${round(toPage)} × the CPU of entering a room of one page`,
        `${round(bytesToPage)} × its bytes`,
        `${round(ratio(all.cpu, whole.cpu))} × full-state's CPU`,
      ],
      columns: ['server', 'CPU', 'bytes', 'p50'],
      lines: [line(`Snug, ${round(messages)}`, all), line(`Snug, ${PAGE_SIZE}`, page), line('full-state', whole)],
      snug: `${microseconds(all.cpu)}, ${round(all.bytes / 1000)} kB`,
      baselines: `full-state ${milliseconds(whole.cpu / 1000)}, ${round(whole.bytes / 1000)} kB; one page ${microseconds(page.cpu)}`,
      ratio: `${round(toPage)} × one page`,
      met: toPage <= MOST && bytesToPage <= MOST,
      broken: [],
    };
  },
};

function line(name: string, { cpu, bytes, p50 }: Join): string[] {
  return [name, microseconds(cpu), round(bytes), milliseconds(p50)];
}

async function entering(bench: Bench, messages: number): Promise<Join> {
  const times = bench.options.quick ? 500 : 3_000;
  const server = await snug.start(bench, { dataDir: await seededFolder(bench, messages) });
  const crowd = await bench.crowd({ driver: snug.driver, port: server.port, sockets: 1, senders: 0 });
  await crowd.reenter(times);
  const before = cpuMicroseconds(server.pid);
  const { latency, bytes } = await crowd.reenter(times);
  const cpu = (cpuMicroseconds(server.pid) - before) / times;
  await bench.endRow();
  return { cpu, bytes, p50: quantile(latency, 0.5) };
}

/** Once is enough to see it: the whole room goes out. */
async function enteringFullState(bench: Bench, messages: number): Promise<Join> {
  const subject = fullState(messages);
  const server = await subject.start(bench);
  const before = cpuMicroseconds(server.pid);
  const crowd = await bench.crowd({ driver: subject.driver, port: server.port, sockets: 1, senders: 0 });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { bytes } = await crowd.glance(false);
  const cpu = cpuMicroseconds(server.pid) - before;
  await bench.endRow();
  return { cpu, bytes, p50: Number.NaN };
}
