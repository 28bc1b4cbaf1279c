import { megabytes, milliseconds, round } from '../figures';
import { liveIn64 } from '../live-in-64mb';
import { brokenPromises, type Row } from './row';

const SOCKETS = 200;
const RATE = 500;
const ACCOUNTS = 30;

export const memory64: Row = {
  name: 'memory-64mb',
  work: '200 sockets, 10,000 messages, and 30 accounts that log in at once, talk in a private room and search, in 64 MB',
  goal: 'lives, traffic flowing',
  async measure(bench) {
    const seconds = (bench.options.quick ? 2_000 : 10_000) / RATE;
    const life = await liveIn64(bench, { sockets: SOCKETS, rate: RATE, seconds, accounts: ACCOUNTS, ownNode: false });
    const broken = brokenPromises('memory-64mb', life.faults);
    broken.push(...life.accounts.refused.map((what) => `memory-64mb: refused ${what}`));
    if (!life.alive || life.killed > 0) broken.unshift('memory-64mb: the server was ended');
    return {
      ratios: [`${round(life.anonymous / 1024 / 1024 / 64)} of the limit is its own memory`],
      columns: [
        'server',
        'own memory at most',
        'with cached files',
        'limit reached',
        'killed',
        'acknowledged',
        'p99',
        'by accounts',
      ],
      lines: [
        [
          'Snug',
          megabytes(life.anonymous),
          megabytes(life.peak),
          `${life.limitReached} times`,
          String(life.killed),
          round(life.sent),
          milliseconds(life.p99),
          round(life.accounts.answered),
        ],
      ],
      notes: [life.command],
      snug: `${life.alive ? 'lives' : 'ended'}, own memory ${megabytes(life.anonymous)}, p99 ${milliseconds(life.p99)}`,
      baselines: '–',
      ratio: `${round(life.anonymous / 1024 / 1024 / 64)} of 64 MB`,
      met: broken.length === 0,
      broken,
    };
  },
};
