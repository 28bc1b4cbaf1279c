import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { flush } from './flush';

/** The write-ahead log is moved into the database once it holds this many pages of 4 KiB that are not there yet. */
const PAGES_WANTED = 1_000;

/** How many flushes pass between two looks at the log. */
const FLUSHES_BETWEEN_LOOKS = 32;

/**
 * Keeps the write-ahead log short without letting the event loop wait for the disk. SQLite's own checkpoint flushes where it
 * is called. So here it only copies (`synchronous = off`), which takes a few milliseconds, and the flush of the database is
 * an `fdatasync` in libuv's thread pool.
 *
 * The log must not start over before that flush is done: until then it is all that a loss of power would leave. A reader that
 * looks at the log keeps it from starting over, while what it holds is copied and flushed and people talk on. What came
 * meanwhile is little: it is copied between two transactions, and only the next transaction waits for its flush.
 */
export class Checkpoints {
  private readonly reader: Database.Database;
  private readonly file: number;
  private flushes = 0;
  private stage: 'resting' | 'flushing' | 'finishing' = 'resting';
  private flushing: Promise<void> | undefined;

  constructor(
    private readonly database: Database.Database,
    private readonly onFlushFailed: (error: Error) => void,
  ) {
    database.pragma('wal_autocheckpoint = 0');
    this.reader = new Database(database.name, { readonly: true });
    this.reader.pragma('cache_size = -64');
    this.file = openSync(database.name, 'r');
  }

  /** Called when all that is in the log is on disk. The next transaction has to wait for what it returns. */
  afterFlush(): Promise<void> | undefined {
    this.flushes += 1;
    if (this.stage === 'finishing') return this.finish();
    if (this.stage === 'flushing' || this.flushes < FLUSHES_BETWEEN_LOOKS) return undefined;
    this.flushes = 0;
    if (this.pagesBehind() > PAGES_WANTED) this.begin();
    return undefined;
  }

  /** Resolves when the disk has nothing more to do for this. Called before the database is closed. */
  async stop(): Promise<void> {
    await this.flushing;
    this.reader.close();
  }

  /** Called after the database is closed: to close a file lets go of all locks that this process holds on it. */
  close(): void {
    closeSync(this.file);
  }

  private pagesBehind(): number {
    const [state] = this.database.pragma('wal_checkpoint(noop)') as [{ log: number; checkpointed: number }];
    return state.log - state.checkpointed;
  }

  private begin(): void {
    this.reader.exec('begin; select 1 from installation limit 1');
    if (!this.copy()) {
      this.letGo();
      return;
    }
    this.stage = 'flushing';
    this.flushing = flush(this.file, this.onFlushFailed).then(() => {
      this.letGo();
      this.stage = 'finishing';
    });
  }

  private async finish(): Promise<void> {
    this.stage = 'resting';
    if (this.copy()) await flush(this.file, this.onFlushFailed);
  }

  /** Copy what the log holds into the database. What fails loses nothing: the log grows, and the next look tries again. */
  private copy(): boolean {
    this.database.pragma('synchronous = off');
    try {
      this.database.pragma('wal_checkpoint(passive)');
      return true;
    } catch {
      return false;
    } finally {
      this.database.pragma('synchronous = normal');
    }
  }

  private letGo(): void {
    this.reader.exec('commit');
  }
}
