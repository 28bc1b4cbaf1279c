import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../support/clean-up';
import { type Acknowledged, FlushOrder } from './flush-order';
import { faultsFound } from './found-after';
import { DiskContents, leftovers } from './power-loss';
import { said, type TracedTalk } from './traced-talk';

/** What was found after all losses of power. */
export interface Losses {
  faults: string[];
  /** How many databases were looked at. */
  looked: number;
  /** How many acknowledged messages were looked for in them. */
  expected: number;
  /** A folder as the last loss left it, and what has to be in it. */
  last: { folder: string; acknowledged: Acknowledged[] };
}

/**
 * Cut the power just before each flush of the database ends, which is when the log must still be there, and at so many
 * moments more: a third of them just after an answer, a third while the log is moved into the database, and a third at any
 * time. Whatever the disk may then hold has to hold all that was acknowledged before.
 */
export function cutPower(talk: TracedTalk, count: number): Losses {
  const order = new FlushOrder(talk.trace, said);
  const answered = talk.acknowledged.map((message) => ({ ...message, at: order.stepsOf(message).acknowledged ?? 0 }));
  const moments = momentsOf(talk, count);
  const disk = new DiskContents();
  const losses: Losses = { faults: [], looked: 0, expected: 0, last: { folder: '', acknowledged: [] } };
  for (const [at, entry] of talk.trace.entries()) {
    disk.take(entry);
    if (!moments.has(at)) continue;
    const acknowledged = answered.filter((message) => message.at <= at);
    for (const leftover of leftovers) {
      if (losses.last.folder) rmSync(losses.last.folder, { recursive: true });
      const folder = join(temporaryFolder(), 'data');
      disk.writeTo(folder, leftover);
      losses.last = { folder, acknowledged };
      losses.looked += 1;
      losses.expected += acknowledged.length;
      const faults = faultsFound(folder, acknowledged);
      losses.faults.push(...faults.map((fault) => `at ${at}, of what was not flushed ${leftover}: ${fault}`));
    }
  }
  return losses;
}

function momentsOf({ trace }: TracedTalk, count: number): Set<number> {
  const all = trace.map((entry, at) => ({ entry, at }));
  const answers = all.filter(({ entry }) => entry.kind === 'sent');
  const talking = all.slice(answers[0]?.at);
  const moves = talking.filter(({ entry }) => 'file' in entry && entry.file === 'snug.db');
  const kinds = [answers, moves, talking].filter(({ length }) => length > 0);
  const flushes = moves.filter(({ entry }) => entry.kind === 'flush ended').map(({ at }) => at - 1);
  const others = Array.from({ length: count }, (_, index) => anyOf(kinds[index % kinds.length] ?? talking).at);
  return new Set([...flushes, ...others]);
}

function anyOf<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}
