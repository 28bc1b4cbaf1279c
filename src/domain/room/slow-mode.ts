import { Refusal } from '../../protocol/index';
import type { Clock } from '../ports';

/** Keeps each person to one message in so many seconds. What was said before a restart does not count. */
export class SlowMode {
  /** When each spoke last, in Unix milliseconds; who spoke longest ago first. */
  private readonly spokeAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Returns the way to take it back, where nothing came of it. Throws `slow_mode`, with the time to wait. */
  speak(person: string, seconds: number): () => void {
    const now = this.clock.now();
    const before = this.spokeAt.get(person);
    const wait = (before ?? Number.NEGATIVE_INFINITY) + seconds * 1_000 - now;
    if (wait > 0) throw new Refusal('slow_mode', wait);
    this.forgetBefore(now - seconds * 1_000);
    this.spokeAt.delete(person);
    this.spokeAt.set(person, now);
    return () => this.spokeAt.delete(person);
  }

  private forgetBefore(time: number): void {
    for (const [person, at] of this.spokeAt) {
      if (at > time) break;
      this.spokeAt.delete(person);
    }
  }
}
