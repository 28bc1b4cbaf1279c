import { megabytes, microseconds, ratio, round, talkColumns, talkLine } from '../figures';
import { measureTalk } from '../measure-talk';
import { seededFolder } from '../seed';
import { fullState, snug } from '../servers/subject';
import { brokenPromises, type Row } from './row';

const MOST = 1.1;
const TALK = { sockets: 200, rate: 20 };

export const history: Row = {
  name: 'history',
  work: '200 sockets × 20 msg/s after 2,000 and after 100,000 messages of history',
  goal: `≤ ${MOST} × the cost with no history`,
  async measure(bench) {
    const long = bench.options.quick ? 20_000 : 100_000;
    // The full-state server would have to send 1 GB a second to 200 sockets.
    const whole = await measureTalk(bench, fullState(2_000), { sockets: 50, rate: 20 });
    const after = (messages: number) => async () => ({ dataDir: await seededFolder(bench, messages) });
    // The difference is small against this machine's moods, so it takes more than one look.
    const none = await measureTalk(bench, snug, { ...TALK, looks: 3 });
    const few = await measureTalk(bench, snug, { ...TALK, looks: 3, start: after(2_000) });
    const many = await measureTalk(bench, snug, { ...TALK, looks: 3, start: after(long) });
    const [toFew, toMany] = [ratio(few.cpu, none.cpu), ratio(many.cpu, none.cpu)];
    return {
      ratios: [
        `${round(toFew)} × itself without history, after 2,000`,
        `${round(toMany)} × itself without history, after ${round(long)}`,
        `${round(ratio(few.cpu, whole.cpu))} × full-state (which had 50 sockets), after 2,000`,
      ],
      columns: talkColumns,
      lines: [
        talkLine('Snug, no history', none),
        talkLine('Snug, 2,000', few),
        talkLine(`Snug, ${round(long)}`, many),
        talkLine('full-state, 2,000, 50 sockets', whole),
      ],
      snug: [none, few, many].map((measured) => microseconds(measured.cpu)).join(', '),
      baselines: `full-state ${microseconds(whole.cpu)}, ${round(whole.bytes / 1000)} kB a delivery, ${megabytes(whole.memory.resident)}`,
      ratio: `${round(toFew)} and ${round(toMany)} × itself`,
      met: toFew <= MOST && toMany <= MOST,
      broken: [none, few, many].flatMap((measured) => brokenPromises('history', measured.faults)),
    };
  },
};
