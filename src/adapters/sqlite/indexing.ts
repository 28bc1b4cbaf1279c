import type { Parts } from './parts';

/** Messages that one transaction indexes: a few milliseconds on the event loop. */
const AT_ONCE = 100;

/** Until the next look, in milliseconds: usually, and where nothing but this is to be done. */
const USUAL_MS = 1_000;
const QUIET_MS = 10;

/** After a failure, in milliseconds: what shares a transaction with this fails with it. */
const FAILED_MS = 60_000;

/** Lets the search index take over what was said, a little at a time, in the pauses of the talk. */
export class Indexing {
  private timer: NodeJS.Timeout | undefined;
  private writesSeen = 0;

  constructor(private readonly parts: Pick<Parts, 'commits' | 'texts'>) {
    this.wait(USUAL_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => this.turn(), ms);
    this.timer.unref();
  }

  private async turn(): Promise<void> {
    const { commits, texts } = this.parts;
    const timer = this.timer;
    const pause = texts.isBehind()
      ? await commits
          .write(() => texts.addNext(AT_ONCE))
          .then(
            () => (this.isQuiet() ? QUIET_MS : USUAL_MS),
            () => FAILED_MS,
          )
      : USUAL_MS;
    if (this.timer === timer) this.wait(pause);
  }

  /** Whether nothing was written since the last turn but its own. */
  private isQuiet(): boolean {
    const isQuiet = this.parts.commits.writes - this.writesSeen <= 1;
    this.writesSeen = this.parts.commits.writes;
    return isQuiet;
  }
}
