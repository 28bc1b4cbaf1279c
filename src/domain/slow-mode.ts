import { Refusal } from '../protocol/index';
import type { Clock } from './ports';

/** Keeps each person to one message in so many seconds. What was said before a restart does not count. */
export class SlowMode {
  private readonly spokeAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Throws `slow_mode`, with the time to wait. */
  check(person: string, seconds: number): void {
    const wait = (this.spokeAt.get(person) ?? Number.NEGATIVE_INFINITY) + seconds * 1_000 - this.clock.now();
    if (wait > 0) throw new Refusal('slow_mode', wait);
  }

  spoke(person: string, seconds: number): void {
    const now = this.clock.now();
    for (const [other, at] of this.spokeAt) {
      if (at + seconds * 1_000 > now) break;
      this.spokeAt.delete(other);
    }
    this.spokeAt.delete(person);
    this.spokeAt.set(person, now);
  }
}
