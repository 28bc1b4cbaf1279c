import { TYPING_EVERY_MS } from '../../protocol/index';
import type { Clock } from '../ports';

/** Of how many people it is kept when they last said that they type. */
const KEPT_MAX = 1_000;

/** Who said lately that they are typing, so that each is told of no more often than every `TYPING_EVERY_MS`. */
export class Typing {
  private readonly saidAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Returns whether it is to be told again. */
  begins(person: string): boolean {
    const now = this.clock.now();
    if (now - (this.saidAt.get(person) ?? 0) < TYPING_EVERY_MS) return false;
    if (this.saidAt.size >= KEPT_MAX) this.saidAt.clear();
    this.saidAt.set(person, now);
    return true;
  }

  ends(person: string): void {
    this.saidAt.delete(person);
  }
}
