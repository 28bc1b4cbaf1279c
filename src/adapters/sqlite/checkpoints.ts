import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';

/** The write-ahead log is moved into the database once it holds this many pages of 4 KiB that are not there yet. */
const PAGES_WANTED = 1_000;

/** How many flushes pass between two looks at the log. */
const FLUSHES_BETWEEN_LOOKS = 32;

/**
 * Keeps the write-ahead log short without holding up the event loop: a worker thread, alive only while there is work,
 * copies the log into the database. The few pages that were written meanwhile are copied here, after which SQLite
 * starts the log from its beginning again.
 */
export class Checkpoints {
  private worker: Worker | undefined;
  private flushes = 0;

  constructor(private readonly database: Database.Database) {
    database.pragma('wal_autocheckpoint = 0');
  }

  afterFlush(): void {
    this.flushes += 1;
    if (this.worker || this.flushes < FLUSHES_BETWEEN_LOOKS) return;
    this.flushes = 0;
    if (this.pagesBehind() > PAGES_WANTED) this.start();
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private pagesBehind(): number {
    const [state] = this.database.pragma('wal_checkpoint(noop)') as [{ log: number; checkpointed: number }];
    return state.log - state.checkpointed;
  }

  private start(): void {
    const worker = new Worker(join(__dirname, 'checkpoint-worker.cjs'), {
      workerData: { file: this.database.name },
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
    });
    this.worker = worker;
    worker.unref();
    worker.once('message', ({ error }: { error?: string }) => {
      if (error === undefined) this.finish();
      void worker.terminate();
    });
    worker.once('error', () => worker.terminate());
    worker.once('exit', () => {
      this.worker = undefined;
    });
    worker.postMessage('checkpoint');
  }

  /** A checkpoint that fails, as on a full disk, loses nothing: the log grows, and the next look tries again. */
  private finish(): void {
    try {
      this.database.pragma('wal_checkpoint(passive)');
    } catch {}
  }
}
