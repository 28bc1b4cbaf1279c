import type { Clock } from './ports';

/** A token bucket: it fills by so much a second, and holds no more than `max`. It begins full. */
export class Bucket {
  private left: number;
  private filledAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly max: number,
  ) {
    this.left = max;
    this.filledAt = clock.now();
  }

  /** Takes so much, if there is as much. Since the last time it has filled by `aSecond`. */
  take(amount: number, aSecond: number): boolean {
    const now = this.clock.now();
    const seconds = Math.max(0, now - this.filledAt) / 1_000;
    this.left = Math.min(this.max, this.left + seconds * aSecond);
    this.filledAt = now;
    if (this.left < amount) return false;
    this.left -= amount;
    return true;
  }
}
