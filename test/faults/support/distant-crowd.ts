import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onCleanUp, temporaryFolder } from '../../support/clean-up';
import { bundle } from '../../support/server-process';
import type { ClientLog } from '../checker/history';
import type { Crowd, CrowdFigures, CrowdOptions } from '../clients/crowd';
import type { Order, Result } from '../clients/orders';
import { unpack } from '../clients/packed-log';

/** A crowd in a process of its own, which can be stopped, and whose work is not this process's. Killed at `cleanUp`. */
export class DistantCrowd implements Crowd {
  static async gather(options: CrowdOptions): Promise<DistantCrowd> {
    const program = await bundle(join(__dirname, '../clients/crowd-process.ts'));
    const crowd = new DistantCrowd(fork(program, [], { execArgv: [] }));
    await crowd.order({ do: 'gather', options });
    return crowd;
  }

  private constructor(private readonly child: ChildProcess) {
    onCleanUp(async () => {
      const ended = once(child, 'exit');
      if (child.kill('SIGKILL')) await ended;
    });
  }

  /** Let the whole process hang. */
  stop(): void {
    this.child.kill('SIGSTOP');
  }

  goOn(): void {
    this.child.kill('SIGCONT');
  }

  async talk(everyMs?: number): Promise<void> {
    await this.order({ do: 'talk', ...(everyMs === undefined ? {} : { everyMs }) });
  }

  async quiet(): Promise<void> {
    await this.order({ do: 'quiet' });
  }

  async reach(head: number, text: string): Promise<void> {
    await this.order({ do: 'reach', head, text });
  }

  /** Resolves with how long after a moment (of `now`) each was in again, in milliseconds. */
  async comeBack(since: number, withinMs: number): Promise<number[]> {
    return (await this.order({ do: 'come back', since, withinMs })) as number[];
  }

  async logs(): Promise<ClientLog[]> {
    const files = (await this.order({ do: 'logs', folder: temporaryFolder() })) as string[];
    return files.map((file) => unpack(JSON.parse(readFileSync(file, 'utf8'))));
  }

  async figures(): Promise<CrowdFigures> {
    return (await this.order({ do: 'figures' })) as CrowdFigures;
  }

  async leave(): Promise<void> {
    await this.order({ do: 'leave' });
  }

  private async order(order: Order): Promise<unknown> {
    this.child.send(order);
    const ended = once(this.child, 'exit').then(() => [{ failed: 'the process ended' }]);
    const [result] = (await Promise.race([once(this.child, 'message'), ended])) as [Result];
    if ('failed' in result) throw new Error(`a crowd could not ${order.do}: ${result.failed}`);
    return result.answer;
  }
}

/** Several crowds as one. */
export function together(crowds: readonly Crowd[]): Crowd {
  const all = <T>(ask: (crowd: Crowd) => Promise<T>) => Promise.all(crowds.map(ask));
  return {
    talk: async (everyMs) => void (await all((crowd) => crowd.talk(everyMs))),
    quiet: async () => void (await all((crowd) => crowd.quiet())),
    reach: async (head, text) => void (await all((crowd) => crowd.reach(head, text))),
    leave: async () => void (await all((crowd) => crowd.leave())),
    logs: async () => (await all((crowd) => crowd.logs())).flat(),
    figures: async () => {
      const figures = await all((crowd) => crowd.figures());
      const sum = (pick: (one: CrowdFigures) => number) => figures.reduce((total, one) => total + pick(one), 0);
      return {
        sent: sum(({ sent }) => sent),
        attempts: sum(({ attempts }) => attempts),
        comebacks: sum(({ comebacks }) => comebacks),
        noticed: sum(({ noticed }) => noticed),
        complaints: figures.flatMap(({ complaints }) => complaints),
      };
    },
  };
}
