import type { Bus, Clock, FileBytes, Log, Store } from '../ports';

/** How long an upload may wait for its message, in milliseconds. */
const UNUSED_MS = 24 * 60 * 60_000;

/** How often is looked for what nobody has any more, in milliseconds. */
const EVERY_MS = 60_000;

/** Most files that are removed in one go. */
const AT_ONCE = 100;

interface LeftFilesDependencies {
  store: Pick<Store, 'files'>;
  bytes: FileBytes;
  bus: Bus;
  clock: Clock;
  log: Log;
}

/** Clears away what is left of files: of those that were removed, that no message took, and that a process did not finish. */
export class LeftFiles {
  private tidying: Promise<void> | undefined;
  private isAskedAgain = false;
  private isClosed = false;
  private stopWaiting = () => {};
  private readonly stopListening: () => void;

  constructor(
    private readonly dependencies: LeftFilesDependencies,
    private readonly underWay: ReadonlySet<string>,
  ) {
    this.stopListening = dependencies.bus.subscribe((_roomId, event) => {
      if (event.type === 'swept' || (event.type === 'message' && event.message.deleted)) this.tidy();
    });
  }

  /** Before anything is uploaded. */
  async open(): Promise<void> {
    await this.dependencies.bytes.clearUnfinished();
    this.tidy(() => this.clearUnknown());
    this.tidyLater();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.stopWaiting();
    this.stopListening();
    await this.tidying;
  }

  /** Soon. What fails is tried again. */
  tidy(task = () => this.clear()): void {
    if (this.isClosed) return;
    this.isAskedAgain = this.tidying !== undefined;
    this.tidying ??= task()
      .catch((err) => this.dependencies.log.warn({ err }, 'files that are not needed could not be removed'))
      .then(() => {
        this.tidying = undefined;
        if (this.isAskedAgain) this.tidy();
      });
  }

  private tidyLater(): void {
    this.stopWaiting = this.dependencies.clock.after(EVERY_MS, () => {
      this.tidy();
      this.tidyLater();
    });
  }

  private async clear(): Promise<void> {
    const { store, clock } = this.dependencies;
    await store.files.dropUnused({ before: clock.now() - UNUSED_MS }, AT_ONCE);
    await this.clearRemoved();
  }

  private async clearRemoved(): Promise<void> {
    const { store, bytes } = this.dependencies;
    while (!this.isClosed) {
      const removed = await store.files.removed(AT_ONCE);
      if (removed.length === 0) return;
      await bytes.remove(removed);
      await store.files.forget(removed);
    }
  }

  /** What a process wrote and could not say before it was killed; or what the database that was put back does not know. */
  private async clearUnknown(): Promise<void> {
    const { store, bytes } = this.dependencies;
    for await (const fileIds of bytes.all()) {
      if (this.isClosed) return;
      // Looked at in between: whatever is there, and is not under way now, has its row by then.
      const underWay = new Set(this.underWay);
      const unknown = await store.files.unknown(fileIds);
      await bytes.remove(unknown.filter((fileId) => !underWay.has(fileId)));
    }
    await this.clear();
  }
}
