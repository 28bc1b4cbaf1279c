import { oneByOne } from '../baselines/one-by-one';
import { milliseconds, ratio, round } from '../figures';
import { quantile } from '../load/histogram';
import { cpuMicroseconds } from '../servers/process-cost';
import { snug } from '../servers/subject';
import { brokenPromises, type Row } from './row';

const SENDERS = 4;
/** Unanswered messages a sender. 128 in all: at 10,000/s they would wait 13 ms. */
const IN_FLIGHT = 32;
const LEAST = 10_000;
const P99 = 20;

export const durable: Row = {
  name: 'durable',
  work: `sends acknowledged as durable, ${SENDERS} senders with ${IN_FLIGHT} under way each`,
  goal: '≥ 10,000/s, acknowledged p99 ≤ 20 ms',
  async measure(bench) {
    const { seconds, warmup } = bench.options;
    const alone = oneByOne(bench.newFolder('one-by-one'), Math.min(seconds, 3));
    const server = await snug.start(bench);
    const crowd = await bench.crowd({ driver: snug.driver, port: server.port, sockets: SENDERS, senders: SENDERS });
    await crowd.talkInStep(IN_FLIGHT);
    await new Promise((resolve) => setTimeout(resolve, warmup * 1000));
    const before = await crowd.glance(true);
    const cpuBefore = cpuMicroseconds(server.pid);
    const from = performance.now();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const after = await crowd.glance(false);
    const cpu = cpuMicroseconds(server.pid) - cpuBefore;
    const answered = after.answered - before.answered;
    const rate = answered / ((performance.now() - from) / 1000);
    const faults = await crowd.settle(10_000);
    const [p50, p99] = [quantile(after.answerLatency, 0.5), quantile(after.answerLatency, 0.99)];
    return {
      ratios: [`${round(ratio(rate, alone))} × one commit after the other`],
      columns: ['server', 'acknowledged/s', 'p50', 'p99', 'CPU a message', 'load busy'],
      lines: [
        [
          'Snug',
          round(rate),
          milliseconds(p50),
          milliseconds(p99),
          `${round(cpu / answered)} µs`,
          `${Math.round(after.busy * 100)}%`,
        ],
        ['SQLite, synchronous=FULL, one by one', round(alone), milliseconds(1000 / alone), '–', '–', '–'],
      ],
      notes: [`CPU a message includes its ${SENDERS} deliveries.`],
      snug: `${round(rate)}/s, p99 ${milliseconds(p99)}`,
      baselines: `one by one ${round(alone)}/s`,
      ratio: `${round(ratio(rate, alone))} × one by one`,
      met: rate >= LEAST && p99 <= P99,
      broken: brokenPromises('durable', faults),
    };
  },
};
