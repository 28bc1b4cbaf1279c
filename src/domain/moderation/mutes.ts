import { Refusal } from '../../protocol/index';
import type { Clock } from '../ports';

/** Who may not speak for now, by `personKey`. */
export class Mutes {
  private readonly until = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  set(person: string, until: number): void {
    this.until.set(person, until);
  }

  lift(person: string): void {
    this.until.delete(person);
  }

  /** Unix milliseconds, or undefined for who may speak. */
  untilOf(person: string): number | undefined {
    const until = this.until.get(person);
    if (until === undefined || until > this.clock.now()) return until;
    this.until.delete(person);
    return undefined;
  }

  /** Throws `muted`, with the time to wait. */
  check(person: string): void {
    const until = this.untilOf(person);
    if (until !== undefined) throw new Refusal('muted', until - this.clock.now());
  }
}
