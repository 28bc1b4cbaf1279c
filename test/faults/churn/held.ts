import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../../support/server-process';

/** What a server holds in memory once all that is garbage was collected. */
export interface Held {
  heapBytes: number;
  /** What each connection adds to, and has to take away again when it ends. */
  registered: Record<'sockets' | 'connections' | 'timers' | 'streams', number>;
  rooms: number;
}

export interface Sample extends Held {
  /** What the process has for itself, without the pages of files that it shares. */
  ownBytes: number;
}

export async function sampleOf({ child, pid }: ServerProcess): Promise<Sample> {
  child.send('what do you hold?');
  const [held] = (await once(child, 'message')) as [Held];
  const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { ...held, ownBytes: Number(line?.[1]) * 1024 };
}

/** How much more there is each hour, by least squares. `values` were taken `everyMs`. */
export function growthAnHour(values: readonly number[], everyMs: number): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let products = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    products += (index - middle) * (value - mean);
    squares += (index - middle) ** 2;
  }
  return (products / squares) * (3_600_000 / everyMs);
}
