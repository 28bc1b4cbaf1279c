import type { Log, PictureFile, Thumbnails } from '../../domain/ports';
import { memoryLeft } from './own-memory';
import { type Made, makeInProcess } from './own-process';

/** How many may wait, and for how long: who sent the picture waits with it. */
const WAITING_MAX = 32;
const PATIENCE_MS = 15_000;

const TIMEOUT_MS = 15_000;

const MEGABYTE = 1024 * 1024;

/** What a process takes with every picture, measured; and what is left for the kernel, pages of programs, and the chat itself. */
const PROCESS_BYTES = 20 * MEGABYTE;
const RESERVE_BYTES = 6 * MEGABYTE;

export interface Means {
  memoryLeft(): number;
  make(path: string, longSide: number, timeoutMs: number, signal: AbortSignal): Promise<Made>;
  timeoutMs: number;
  patienceMs: number;
}

const means: Means = { memoryLeft, make: makeInProcess, timeoutMs: TIMEOUT_MS, patienceMs: PATIENCE_MS };

/** Thumbnails by sharp: each in a process of its own, which is not there as long as nobody sends a picture. */
export class ProcessThumbnails implements Thumbnails {
  waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private isPossible = true;
  private readonly closing = new AbortController();

  constructor(
    private readonly log: Log,
    private readonly by: Means = means,
  ) {}

  async make(picture: PictureFile, longSide: number): Promise<Buffer | undefined> {
    if (!this.isPossible || this.waiting >= WAITING_MAX) return undefined;
    this.waiting += 1;
    const since = performance.now();
    const turn = this.last.then(() => this.inTurn(picture, longSide, since));
    this.last = turn.catch(() => {});
    return turn.finally(() => (this.waiting -= 1));
  }

  close(): void {
    this.closing.abort();
  }

  private async inTurn(picture: PictureFile, longSide: number, since: number): Promise<Buffer | undefined> {
    const { signal } = this.closing;
    const isLate = performance.now() - since > this.by.patienceMs;
    if (isLate || signal.aborted || !this.isPossible || !this.fits(picture)) return undefined;
    const made = await this.by.make(picture.path, longSide, this.by.timeoutMs, signal);
    if (typeof made === 'object') return made.webp;
    if (made === 'no-sharp') {
      this.isPossible = false;
      this.log.warn({}, 'pictures get no thumbnails: sharp cannot be loaded on this machine');
    }
    return undefined;
  }

  private fits({ decodingBytes }: PictureFile): boolean {
    return this.by.memoryLeft() >= PROCESS_BYTES + RESERVE_BYTES + decodingBytes;
  }
}
