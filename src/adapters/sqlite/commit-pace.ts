import { BATCH_INTERVAL_MS } from '../../protocol/index';

/** So many writes are worth a transaction of their own: they wait for no others. */
const WORTH_A_TRANSACTION = 64;

/** It is a crowd as long as a transaction that waited gathered so many writes. */
const CROWD = 4;

/**
 * When the next transaction begins. Whoever waits for each answer before they write again is flushed at once. Where several
 * write at the same time, transactions keep the distance of the batches in which a room hears of them: a flush costs more
 * than all else that is done for a message.
 */
export class CommitPace {
  private isCrowded = false;
  private beganAt = Number.NEGATIVE_INFINITY;
  /** Ends the wait for more writes. */
  private enough: (() => void) | undefined;

  /** What a transaction with so many writes has to wait for, if anything. */
  rest(waiting: number): Promise<void> | undefined {
    const rest = this.beganAt + BATCH_INTERVAL_MS - performance.now();
    if (!this.isCrowded || rest <= 0 || waiting >= WORTH_A_TRANSACTION) return undefined;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.enough = undefined;
        resolve();
      };
      const timer = setTimeout(end, rest);
      this.enough = end;
    });
  }

  /** Another write came, and now so many wait. */
  came(waiting: number): void {
    if (waiting >= WORTH_A_TRANSACTION) this.enough?.();
  }

  began(): void {
    this.beganAt = performance.now();
  }

  /** A transaction of so many writes is on disk, and so many came meanwhile: they did not wait for an answer to write again. */
  ended(written: number, waiting: number): void {
    this.isCrowded = written >= CROWD || (!this.isCrowded && waiting > 0);
  }
}
