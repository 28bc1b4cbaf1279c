import { Refusal } from '../protocol/index';

/** How long whoever finds too many waiting is asked to wait, in milliseconds. */
const RETRY_MS = 1_000;

/** Lets what was begun in an order go on in that order, however long each takes to get ready. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private isOver = false;

  /** No more than `max` may be waiting. */
  constructor(private readonly max = Number.POSITIVE_INFINITY) {}

  /** Whether somebody is getting ready, so that whoever comes now has to wait. */
  get areTaken(): boolean {
    return this.waiting > 0;
  }

  /**
   * Get ready once everyone before has. What is awaited on the result goes on before the next one begins, and whoever failed
   * keeps nobody waiting. Rejects with `rate_limited` where too many wait, and where it is over before the turn comes.
   */
  next<T>(getReady: () => T | Promise<T>): Promise<T> {
    if (this.waiting >= this.max) return Promise.reject(new Refusal('rate_limited', RETRY_MS));
    this.waiting += 1;
    const begin = () => {
      if (this.isOver) throw new Refusal('rate_limited', RETRY_MS);
      return getReady();
    };
    const turn = this.last.then(begin).finally(() => {
      this.waiting -= 1;
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  /** Nobody is let begin any more. */
  end(): void {
    this.isOver = true;
  }
}
