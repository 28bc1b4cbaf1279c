import { loadNotes, microseconds, milliseconds, ratio, round, talkColumns, talkLine } from '../figures';
import { type Measured, measureTalk } from '../measure-talk';
import { bareWs, snug, stock } from '../servers/subject';
import { brokenAtAnyRate, brokenPromises, type Row } from './row';

interface Fanout {
  name: string;
  sockets: number;
  rate: number;
  /** The goal: at most so much of this baseline's CPU a delivery. */
  against: 'stock' | 'ws';
  most: number;
  /** Milliseconds. */
  p99?: number;
  /** The baselines cannot deliver all of this; for Snug, delivering all is a goal, not a promise. */
  storm?: true;
}

/** Everyone's message to everyone, on the delta feed and stored, beside broadcasts that store nothing. */
function fanout({ name, sockets, rate, against, most, p99, storm }: Fanout): Row {
  const goal = [
    `≤ ${most} × ${against === 'ws' ? 'bare ws' : 'stock'}`,
    ...(p99 ? [`p99 ≤ ${p99} ms`] : []),
    ...(storm ? ['all delivered'] : []),
  ].join(', ');
  return {
    name,
    goal,
    work: `${round(sockets)} sockets × ${round(rate)} msg/s, stored durably, delta feed`,
    async measure(bench) {
      const talk = { sockets, rate };
      const ws = await measureTalk(bench, bareWs, talk);
      const io = await measureTalk(bench, stock, talk);
      const ours = await measureTalk(bench, snug, talk);
      const toStock = ratio(ours.cpu, io.cpu);
      const toWs = ratio(ours.cpu, ws.cpu);
      const cheapEnough = (against === 'ws' ? toWs : toStock) <= most;
      const soonEnough = p99 === undefined || ours.p99 <= p99;
      return {
        ratios: [`${round(toStock)} × stock Socket.IO`, `${round(toWs)} × bare ws`],
        columns: talkColumns,
        lines: [talkLine('Snug', ours), talkLine('stock Socket.IO', io), talkLine('bare ws', ws)],
        notes: loadNotes([ours, io, ws]),
        snug: brief(ours),
        baselines: `stock ${brief(io)}; ws ${brief(ws)}`,
        ratio: against === 'ws' ? `${round(toWs)} × ws` : `${round(toStock)} × stock`,
        met: cheapEnough && soonEnough && deliveredAll(ours),
        broken: storm ? brokenAtAnyRate(name, ours.faults) : brokenPromises(name, ours.faults),
      };
    },
  };
}

function brief(measured: Measured): string {
  const short = deliveredAll(measured) ? '' : `, only ${round(measured.deliveries)}/s`;
  return `${microseconds(measured.cpu)}, p99 ${milliseconds(measured.p99)}${short}`;
}

/** A window's edge cuts through a batch or two, hence the 2%. */
function deliveredAll({ deliveries, wanted, faults }: Measured): boolean {
  return faults.missing === 0 && faults.cutSockets === 0 && deliveries >= wanted * 0.98;
}

export const fanouts: Row[] = [
  fanout({ name: 'fanout-200x20', sockets: 200, rate: 20, against: 'stock', most: 1 }),
  fanout({ name: 'fanout-1000x20', sockets: 1_000, rate: 20, against: 'stock', most: 0.9 }),
  fanout({ name: 'busy', sockets: 200, rate: 500, against: 'ws', most: 0.35, p99: 25 }),
  fanout({ name: 'storm', sockets: 200, rate: 2_000, against: 'ws', most: 0.15, p99: 40, storm: true }),
];
