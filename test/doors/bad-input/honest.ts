import { setTimeout } from 'node:timers/promises';
import type { CommandOutput } from '../../../src/protocol/index';
import type { DeltaClient } from '../../support/delta-client';

/** Somebody who means no harm, and how long each of their questions waited for its answer, in milliseconds. */
export class Honest {
  /** While something else happened, and while nothing did. */
  private readonly waits = { meanwhile: [] as number[], quiet: [] as number[] };

  constructor(
    private readonly client: DeltaClient,
    private readonly limits: 'on' | 'off',
  ) {}

  /** What they waited at the most, but for one time in a hundred. */
  get p99(): { meanwhile: number; quiet: number } {
    return { meanwhile: p99Of(this.waits.meanwhile), quiet: p99Of(this.waits.quiet) };
  }

  /** While nothing else happens. */
  async send(text: string): Promise<CommandOutput<'SendMessage'>> {
    for (let time = 0; time < 3; time += 1) await this.ask(this.waits.quiet);
    return this.client.send(text);
  }

  /** Asks on and on, while something else happens. */
  async meanwhile<T>(happens: () => Promise<T>): Promise<T> {
    let isOver = false;
    const happening = happens().finally(() => {
      isOver = true;
    });
    // Whatever it rejects with is told by the last line.
    happening.catch(() => {});
    while (!isOver) {
      await this.ask(this.waits.meanwhile);
      await Promise.race([happening.catch(() => {}), setTimeout(this.limits === 'on' ? 20 : 3)]);
    }
    return happening;
  }

  private async ask(waits: number[]): Promise<void> {
    const start = performance.now();
    // With limits, what is counted against no pace but the connection's own: it takes the same way.
    if (this.limits === 'on') await this.client.socket.emitWithAck('AskForNothing');
    else await this.client.expectOk('LoadMessages', { limit: 1 });
    waits.push(performance.now() - start);
  }
}

function p99Of(waits: readonly number[]): number {
  const sorted = waits.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
}
