import { Refusal } from '../../protocol/index';
import type { Clock } from '../ports';

/** How many attempts may fail before the next has to wait: 1 s, and each time twice as long, up to `longestMs`. */
interface Patience {
  free: number;
  longestMs: number;
}

const MINUTE = 60_000;
const FIRST_MS = 1_000;
const FORGET_MS = 60 * MINUTE;
const KEPT_MAX = 10_000;

/** With one person, from one address. */
const withPair: Patience = { free: 5, longestMs: 15 * MINUTE };
/** With one person, from everywhere. The wait is short, or strangers could keep them out. */
const withPerson: Patience = { free: 50, longestMs: MINUTE };
/** With one address, whomever it tries: many people may share it. */
const withAddress: Patience = { free: 25, longestMs: 15 * MINUTE };

/** Makes whoever tries passwords wait, longer with each failure. Nobody is locked out for good, and memory is bounded. */
export class LoginAttempts {
  /** How many failed and when the last one did (Unix milliseconds), those that failed longest ago first. */
  private readonly failures = new Map<string, { count: number; last: number }>();

  constructor(private readonly clock: Clock) {}

  /**
   * Let `check` say whether a password of somebody's is right. Rejects with `credentials_wrong` where it is not, with
   * `too_many_attempts` where it is too early to try, and as `check` does.
   */
  async try(person: string, address: string, check: () => Promise<boolean>): Promise<void> {
    const [pair, everywhere, place] = [`pair\n${address}\n${person}`, `person\n${person}`, `address\n${address}`];
    this.checkWait(pair, withPair);
    this.checkWait(everywhere, withPerson);
    this.checkWait(place, withAddress);
    // It counts as failed until it has succeeded, or as many as one likes could be under way at once.
    this.add(pair, 1);
    this.add(everywhere, 1);
    const isRight = await check().catch((error) => {
      this.add(pair, -1);
      this.add(everywhere, -1);
      throw error;
    });
    if (!isRight) {
      this.add(place, 1);
      throw new Refusal('credentials_wrong');
    }
    // Of the address nothing is forgotten: one password that is known would pay for trying many that are not.
    this.failures.delete(pair);
    this.failures.delete(everywhere);
  }

  private checkWait(key: string, { free, longestMs }: Patience): void {
    const failures = this.failures.get(key);
    if (!failures || failures.count < free) return;
    const wait = Math.min(longestMs, FIRST_MS * 2 ** (failures.count - free));
    const left = failures.last + wait - this.clock.now();
    if (left > 0) throw new Refusal('too_many_attempts', left);
  }

  private add(key: string, one: 1 | -1): void {
    const now = this.clock.now();
    const before = this.failures.get(key);
    const count = (before && before.last + FORGET_MS > now ? before.count : 0) + one;
    this.failures.delete(key);
    if (count > 0) this.failures.set(key, { count, last: now });
    const [oldest] = this.failures.keys();
    if (this.failures.size > KEPT_MAX && oldest !== undefined) this.failures.delete(oldest);
  }
}
