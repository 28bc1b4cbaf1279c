import { type Person, personKey, Refusal } from '../../protocol/index';
import type { Clock } from '../ports';

/**
 * Notices of leaving. One that cannot be stored is tried again until it is: otherwise the room would have somebody in it
 * for ever, and say of them twice that they entered.
 */
export class Departures {
  /** Who left, where that is not stored yet, by key: calls off the next attempt. */
  private readonly untold = new Map<string, () => void>();

  constructor(
    private readonly clock: Clock,
    private readonly note: (person: Person) => Promise<void>,
    private readonly isHere: (person: Person) => boolean,
  ) {}

  /** `onFailure` is called where the first attempt fails. */
  async add(person: Person, onFailure: (error: unknown) => void): Promise<void> {
    try {
      await this.note(person);
    } catch (error) {
      onFailure(error);
      if (error instanceof Refusal && error.retryAfterMs !== undefined) this.tryAgain(person, error.retryAfterMs);
    }
  }

  /** Somebody is back. Returns whether their leaving was not stored: then they never left, as the room tells it. */
  callOff(person: Person): boolean {
    this.untold.get(personKey(person))?.();
    return this.untold.delete(personKey(person));
  }

  /** The process ends. The next one finds them in the store, and expects them back. */
  close(): void {
    for (const stop of this.untold.values()) stop();
    this.untold.clear();
  }

  private tryAgain(person: Person, afterMs: number): void {
    const attempt = () => {
      this.untold.delete(personKey(person));
      if (!this.isHere(person)) void this.add(person, () => {});
    };
    this.untold.set(personKey(person), this.clock.after(afterMs, attempt));
  }
}
