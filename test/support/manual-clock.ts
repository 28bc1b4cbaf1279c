import type { Clock } from '../../src/domain/ports';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time = Date.now();
  private readonly tasks = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.time + ms, run };
    this.tasks.add(task);
    return () => this.tasks.delete(task);
  }

  advance(ms: number): void {
    this.time += ms;
    for (const task of [...this.tasks].filter(({ at }) => at <= this.time)) {
      this.tasks.delete(task);
      task.run();
    }
  }

  /** How many tasks wait for their time. */
  get waiting(): number {
    return this.tasks.size;
  }
}
