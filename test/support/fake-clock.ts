import type { Clock } from '../../src/domain/ports';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  private time = 1_700_000_000_000;
  private tasks: { at: number; task: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, task: () => void): () => void {
    const planned = { at: this.time + ms, task };
    this.tasks.push(planned);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== planned);
    };
  }

  /** Let time pass, and run what falls due in its order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (let next = this.nextUntil(end); next; next = this.nextUntil(end)) {
      this.tasks = this.tasks.filter((other) => other !== next);
      this.time = next.at;
      next.task();
    }
    this.time = end;
  }

  private nextUntil(end: number) {
    return this.tasks.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}
