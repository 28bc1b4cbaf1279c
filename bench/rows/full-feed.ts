import { loadNotes, megabytes, microseconds, ratio, round, talkColumns, talkLine } from '../figures';
import { measureTalk } from '../measure-talk';
import { seededFolder } from '../seed';
import { fullState, snugFullFeed } from '../servers/subject';
import { brokenPromises, type Row } from './row';

const MOST = 0.2;
const MOST_MEMORY = 64 * 1024 * 1024;

export const fullFeedRow: Row = {
  name: 'full-feed',
  work: '50 sockets of the full feed × 20 msg/s, 1,000 messages in the room',
  goal: `≤ ${MOST} × full-state, ≤ 64 MB more memory`,
  async measure(bench) {
    const talk = { sockets: 50, rate: 20 };
    const theirs = await measureTalk(bench, fullState(1_000), talk);
    const start = async () => ({ dataDir: await seededFolder(bench, 1_000) });
    const ours = await measureTalk(bench, snugFullFeed, { ...talk, start });
    const toFullState = ratio(ours.cpu, theirs.cpu);
    return {
      ratios: [
        `${round(toFullState)} × full-state's CPU`,
        `${megabytes(ours.memory.resident - theirs.memory.resident)} more memory than full-state`,
      ],
      columns: [...talkColumns, 'gained'],
      lines: [
        [...talkLine('Snug, full feed', ours), megabytes(ours.gained)],
        [...talkLine('full-state', theirs), megabytes(theirs.gained)],
      ],
      notes: loadNotes([ours, theirs]),
      snug: `${microseconds(ours.cpu)}, ${megabytes(ours.memory.resident)}, ${megabytes(ours.gained)} of it gained while talking`,
      baselines: `full-state ${microseconds(theirs.cpu)}, ${megabytes(theirs.memory.resident)}`,
      ratio: `${round(toFullState)} × full-state`,
      met: toFullState <= MOST && ours.gained <= MOST_MEMORY,
      broken: brokenPromises('full-feed', ours.faults),
    };
  },
};
