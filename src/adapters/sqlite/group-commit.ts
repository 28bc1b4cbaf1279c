import { closeSync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Distribution } from '../../domain/ports';
import { Refusal } from '../../protocol/index';
import { CommitPace } from './commit-pace';
import { flush } from './flush';
import { attempt, type Outcome, outcomeWithout, settle, TRY_AGAIN_MS, type Write } from './write';

/** Most writes in one transaction, so that a long queue does not hold up the event loop. */
const BATCH_MAX = 512;

/** Most writes that may wait: a second's worth of a quick disk. Beyond it the disk does not keep up, or hangs. */
const WAITING_MAX = 10_000;

export interface GroupCommitHooks {
  /** A transaction is about to be committed: what was gathered for it is written now. */
  beforeCommit: () => void;
  /** A transaction was undone as a whole. */
  onRollback: () => void;
  /** All that was committed is on disk. The next transaction waits for what it returns. */
  onFlushed: () => Promise<void> | undefined;
  /** A transaction failed as a whole where the one before did not, with why; or the other way round. */
  onHealthChanged: (isHealthy: boolean, cause?: unknown) => void;
  /**
   * What was committed may not be on disk, and the kernel may have dropped it: no later flush would tell. The process
   * has to end; the database is then read as the disk has it. Nobody is answered any more.
   */
  onFlushFailed: (error: Error) => void;
}

/**
 * Group commit. All writes that were asked for while a flush was under way share the next transaction and the next
 * flush. A write resolves only once it is on disk, and writes resolve in the order in which they were asked for.
 *
 * With `synchronous = normal` SQLite does not flush its write-ahead log at a commit. This flushes it, with one
 * `fdatasync` in libuv's thread pool, so that the event loop never waits for the disk.
 */
export class GroupCommit {
  private queue: Write[] = [];
  private running: Promise<void> | undefined;
  private readonly log: number;
  private readonly pace = new CommitPace();
  healthy = true;
  /** How many writes were asked for. */
  writes = 0;
  /** Of each transaction that was tried, how many writes shared it. */
  readonly commitWrites = new Distribution([1, 2, 5, 10, 20, 50, 100, 200, 512]);
  /** How long each flush took, in seconds. */
  readonly flushSeconds = new Distribution([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]);
  private settled = 0;
  private trial: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database.Database,
    private readonly hooks: GroupCommitHooks,
  ) {
    this.log = openSync(`${database.name}-wal`, 'r');
  }

  /** How many writes are neither durable nor refused yet. */
  get waiting(): number {
    return this.writes - this.settled;
  }

  /** Run a write in the next transaction. `run` is called in order and must not await. */
  write<T>(run: () => T): Promise<T> {
    return this.enqueue(run, false);
  }

  /** Run a read in its turn among the writes: what it sees is on disk. It is answered also where nothing can be stored. */
  read<T>(run: () => T): Promise<T> {
    return this.enqueue(run, true);
  }

  async close(): Promise<void> {
    while (this.running) await this.running;
    clearTimeout(this.trial);
    closeSync(this.log);
  }

  /** Rejects with `store_unavailable` where too many wait. */
  private enqueue<T>(run: () => T, isRead: boolean): Promise<T> {
    if (this.queue.length >= WAITING_MAX) return Promise.reject(new Refusal('store_unavailable', TRY_AGAIN_MS));
    return new Promise<T>((resolve, reject) => {
      this.writes += 1;
      this.queue.push({ run, isRead, resolve, reject });
      this.pace.came(this.queue.length);
      this.running ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    // What else was asked for in this turn of the event loop joins the first transaction.
    await new Promise(setImmediate);
    while (this.queue.length > 0) {
      const rest = this.pace.rest(this.queue.length);
      if (rest) await rest;
      this.pace.began();
      const batch = this.queue.splice(0, BATCH_MAX);
      const outcomes = this.commit(batch);
      if (this.healthy) await this.flush();
      this.settled += outcomes.length;
      for (const outcome of outcomes) settle(outcome);
      this.pace.ended(batch.length, this.queue.length);
      const pause = this.healthy ? this.hooks.onFlushed() : undefined;
      if (pause) await pause;
    }
    this.running = undefined;
  }

  /** One transaction. A write that is refused fails alone; if the transaction fails nothing is stored, and all writes fail. */
  private commit(batch: Write[]): Outcome[] {
    this.commitWrites.observe(batch.length);
    try {
      this.database.exec('begin immediate');
      const outcomes = batch.map(attempt);
      this.hooks.beforeCommit();
      if (!this.healthy) this.touch();
      this.database.exec('commit');
      this.become(true);
      return outcomes;
    } catch (cause) {
      if (this.database.inTransaction) this.database.exec('rollback');
      this.hooks.onRollback();
      this.become(false, cause);
      this.tryAgainLater();
      return batch.map((write) => outcomeWithout(cause, write));
    }
  }

  private become(healthy: boolean, cause?: unknown): void {
    if (healthy === this.healthy) return;
    this.healthy = healthy;
    this.hooks.onHealthChanged(healthy, cause);
  }

  /** Write something that changes nothing: a transaction that writes nothing would succeed on a full disk too. */
  private touch(): void {
    const version = this.database.pragma('user_version', { simple: true });
    this.database.pragma(`user_version = ${version}`);
  }

  /** So that the disk is known to be well again although nobody writes. */
  private tryAgainLater(): void {
    clearTimeout(this.trial);
    this.trial = setTimeout(() => {
      if (!this.healthy) this.write(() => {}).catch(() => {});
    }, TRY_AGAIN_MS);
    this.trial.unref();
  }

  /** Resolves once all that was committed is on disk. */
  private async flush(): Promise<void> {
    const startedAt = performance.now();
    await flush(this.log, this.hooks.onFlushFailed);
    this.flushSeconds.observe((performance.now() - startedAt) / 1_000);
  }
}
