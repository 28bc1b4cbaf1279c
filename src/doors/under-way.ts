import { setTimeout } from 'node:timers/promises';

/** What was begun, in one while, and has not ended. */
interface While {
  count: number;
  onEnd: () => void;
}

/** Knows when all that was begun by some moment has ended, without keeping anything of it. */
export class UnderWay {
  private current: While = { count: 0, onEnd: () => {} };

  /** Returns what is to be called, once, when it has ended. */
  begin(): () => void {
    const { current } = this;
    current.count += 1;
    return () => {
      current.count -= 1;
      if (current.count === 0) current.onEnd();
    };
  }

  /** Resolves when all that was begun until now has ended, or after so long. */
  async settled(withinMs: number): Promise<void> {
    const before = this.current;
    this.current = { count: 0, onEnd: () => {} };
    if (before.count === 0) return;
    const ended = new Promise<void>((resolve) => {
      before.onEnd = resolve;
    });
    const patience = new AbortController();
    await Promise.race([ended, setTimeout(withinMs, undefined, { signal: patience.signal }).catch(() => {})]);
    patience.abort();
  }
}
