import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../../support/server-process';

/** What a server has to come back to, or to read from. */
export interface UnderWay {
  timers: number;
  streams: number;
}

/** What a server holds in memory once all that is garbage was collected. It takes long to count. */
export interface Held extends UnderWay {
  heapBytes: number;
  sockets: number;
  connections: number;
}

export type Question = 'under way' | 'held';

export interface Sample extends Held {
  /** What the process has for itself, without the pages of files that it shares. */
  ownBytes: number;
}

export async function underWayIn(server: ServerProcess): Promise<UnderWay> {
  return (await ask(server, 'under way')) as UnderWay;
}

export async function sampleOf(server: ServerProcess): Promise<Sample> {
  const held = (await ask(server, 'held')) as Held;
  const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
  return { ...held, ownBytes: Number(line?.[1]) * 1024 };
}

async function ask({ child }: ServerProcess, question: Question): Promise<unknown> {
  child.send(question);
  const [answer] = await once(child, 'message');
  return answer;
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
