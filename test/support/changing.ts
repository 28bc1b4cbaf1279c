/** Something that tests await a state of, instead of sleeping. */
export class Changing {
  private readonly listeners = new Set<() => void>();

  /** Resolves as soon as `holds` does. Rejects after `withinMs` with what was awaited. */
  until(what: string, holds: () => boolean, withinMs = 8_000): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.listeners.delete(look);
      };
      const look = () => {
        if (!holds()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`not within ${withinMs} ms: ${what}`));
      }, withinMs);
      this.listeners.add(look);
    });
  }

  protected changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** For what tells nobody that it changed: looks again and again. */
export async function eventually(what: string, holds: () => boolean, withinMs = 8_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
