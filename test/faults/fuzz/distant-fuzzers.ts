import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onCleanUp } from '../../support/clean-up';
import { bundle } from '../../support/server-process';
import type { Found, Order } from './orders';

export interface DistantFuzzers {
  /** One order at a time. Rejects where their process ends. */
  fuzz(order: Order): Promise<Found>;
}

/** Fuzzers in a process of their own, so that what they do is not this process's work. Killed at `cleanUp`. */
export async function startFuzzers(): Promise<DistantFuzzers> {
  const child = fork(await bundle(join(__dirname, 'fuzz-process.ts')), [], { execArgv: [] });
  onCleanUp(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the fuzzers ended with ${code}`)));
  // Told to whoever asks something of them.
  ended.catch(() => {});
  return {
    async fuzz(order) {
      child.send(order);
      const [found] = (await Promise.race([once(child, 'message'), ended])) as [Found];
      return found;
    },
  };
}
