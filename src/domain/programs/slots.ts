/** Lets so many do something at a time; the others wait for their turn, the first first. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async take<T>(task: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await task();
    } finally {
      // Handed on, so that nobody who comes now is served first.
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
