import { Refusal } from '../../protocol/index';

/** How many uploads may be under way, and wait for that: of everyone, and of one person. */
export interface UploadRates {
  atOnce: number;
  waiting: number;
  atOnceOfOne: number;
  waitingOfOne: number;
}

const UPLOAD_RATES: UploadRates = { atOnce: 8, waiting: 100, atOnceOfOne: 3, waitingOfOne: 20 };

/** How long whoever finds too many waiting is asked to wait, in milliseconds. */
const RETRY_MS = 2_000;

/** Lets so many uploads come at a time. The others wait, unread, in the order in which they came. */
export class UploadSlots {
  private readonly queue: { by: string; begin: () => void }[] = [];
  private readonly busy = new Map<string, number>();
  underWay = 0;

  constructor(private readonly rates: UploadRates = UPLOAD_RATES) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** Rejects with `rate_limited` where too many wait. */
  async take<T>(by: string, task: () => Promise<T>): Promise<T> {
    if (!this.isFree(by)) await this.wait(by);
    else this.begin(by);
    try {
      return await task();
    } finally {
      this.end(by);
    }
  }

  private isFree(by: string): boolean {
    return this.underWay < this.rates.atOnce && (this.busy.get(by) ?? 0) < this.rates.atOnceOfOne;
  }

  private wait(by: string): Promise<void> {
    const own = this.queue.filter((one) => one.by === by).length;
    if (this.queue.length >= this.rates.waiting || own >= this.rates.waitingOfOne) {
      return Promise.reject(new Refusal('rate_limited', RETRY_MS));
    }
    return new Promise((resolve) => {
      this.queue.push({ by, begin: resolve });
    });
  }

  private begin(by: string): void {
    this.underWay += 1;
    this.busy.set(by, (this.busy.get(by) ?? 0) + 1);
  }

  private end(by: string): void {
    this.underWay -= 1;
    const left = (this.busy.get(by) ?? 1) - 1;
    if (left > 0) this.busy.set(by, left);
    else this.busy.delete(by);
    const next = this.queue.findIndex((one) => this.isFree(one.by));
    if (next < 0) return;
    const [taken] = this.queue.splice(next, 1);
    if (!taken) return;
    // Begun for it, so that nobody who comes now is served first.
    this.begin(taken.by);
    taken.begin();
  }
}
