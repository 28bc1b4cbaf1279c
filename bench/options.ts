import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  rows: string[] | undefined;
  /** Length of a measured window, in seconds. */
  seconds: number;
  /** Talking before the window, in seconds, so that what is measured is compiled and steady. */
  warmup: number;
  /** Each measurement is made so many times and the median is shown. */
  repeat: number;
  /** Processes that make the load. */
  processes: number;
  /** Smaller crowds and histories: to see that all works, not to judge. */
  quick: boolean;
  /** Snug's built server. */
  server: string;
  list: boolean;
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      seconds: { type: 'string' },
      warmup: { type: 'string' },
      repeat: { type: 'string', default: '1' },
      processes: { type: 'string', default: '2' },
      quick: { type: 'boolean', default: false },
      server: { type: 'string', default: resolve(__dirname, '../dist/server.js') },
      list: { type: 'boolean', default: false },
    },
  });
  const quick = values.quick;
  return {
    rows: values.rows?.split(',').map((row) => row.trim()),
    seconds: positive('seconds', values.seconds ?? (quick ? '2' : '10')),
    warmup: positive('warmup', values.warmup ?? (quick ? '1' : '3')),
    repeat: positive('repeat', values.repeat),
    processes: positive('processes', values.processes),
    quick,
    server: resolve(values.server),
    list: values.list,
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`--${name} takes a number above 0, not "${text}".`);
}
