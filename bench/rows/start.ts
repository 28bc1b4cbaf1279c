import type { Bench } from '../bench';
import { milliseconds, ratio, round } from '../figures';
import { seededFolder } from '../seed';
import { snug } from '../servers/subject';
import type { Row } from './row';

const MOST_MS = 1_000;
const STARTS = 3;

export const start: Row = {
  name: 'start',
  work: 'start to listening with 1,000,000 messages stored',
  goal: '≤ 1 s',
  async measure(bench) {
    const messages = bench.options.quick ? 100_000 : 1_000_000;
    const empty = await medianStart(bench, bench.newFolder('data'));
    const full = await medianStart(bench, await seededFolder(bench, messages));
    return {
      ratios: [`${round(ratio(full, empty))} × its start with an empty room`],
      columns: ['server', 'to the first answer'],
      lines: [
        [`Snug, ${round(messages)} messages`, milliseconds(full)],
        ['Snug, empty', milliseconds(empty)],
      ],
      snug: milliseconds(full),
      baselines: `empty ${milliseconds(empty)}`,
      ratio: `${round(ratio(full, empty))} × empty`,
      met: full <= MOST_MS,
      broken: [],
    };
  },
};

/** The median of a few starts: the first of them makes what the folder lacks. */
async function medianStart(bench: Bench, dataDir: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const server = await snug.start(bench, { dataDir, startWithinMs: 60_000 });
    times.push(server.startedInMs);
    await bench.endRow();
  }
  return times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] as number;
}
