import type { Load } from '../domain/ports';

/** How often it is looked, in milliseconds. Ten times a second costs nothing that shows. */
const EVERY_MS = 100;

/** It is overloaded where it was late by so much on average over the last looks: a second, or longer where it is late. */
const LOOKS = 10;
const OVERLOADED_MS = 250;

/** One long pause is no load: each look counts as this late at most. */
const LATE_MAX_MS = 600;

/** It is well again after so many looks, a second, at which it was late by less than this on average. */
const WELL_LOOKS = 10;
const WELL_MS = 100;

/** How late the event loop comes to what is due, judged from one look to the next. */
export class Lateness implements Load {
  lateMs = 0;
  isOverloaded = false;
  private readonly last: number[] = new Array(LOOKS).fill(0);
  private looks = 0;
  private wellLooks = 0;

  /** `onChange` is told when it becomes overloaded, and when it is well again. */
  constructor(private readonly onChange: (isOverloaded: boolean) => void = () => {}) {}

  look(lateMs: number): void {
    this.lateMs = Math.max(0, lateMs);
    this.last[this.looks % LOOKS] = Math.min(this.lateMs, LATE_MAX_MS);
    this.looks += 1;
    const average = this.last.reduce((sum, late) => sum + late, 0) / LOOKS;
    this.wellLooks = average < WELL_MS ? this.wellLooks + 1 : 0;
    if (average >= OVERLOADED_MS) this.become(true);
    else if (this.wellLooks >= WELL_LOOKS) this.become(false);
  }

  private become(isOverloaded: boolean): void {
    if (isOverloaded === this.isOverloaded) return;
    this.isOverloaded = isOverloaded;
    this.onChange(isOverloaded);
  }
}

/** Watches the event loop of this process. */
export class EventLoop implements Load {
  private readonly lateness: Lateness;
  private due = performance.now() + EVERY_MS;
  private readonly timer = setTimeout(() => this.look(), EVERY_MS).unref();

  /** `onChange` as of `Lateness`. */
  constructor(onChange?: (isOverloaded: boolean) => void) {
    this.lateness = new Lateness(onChange);
  }

  get lateMs(): number {
    return this.lateness.lateMs;
  }

  get isOverloaded(): boolean {
    return this.lateness.isOverloaded;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private look(): void {
    const now = performance.now();
    this.lateness.look(now - this.due);
    this.due = now + EVERY_MS;
    this.timer.refresh();
  }
}
