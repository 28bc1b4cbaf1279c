import type { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import type { Installation, Store, StoreFigures } from '../../src/domain/ports';
import { Refusal } from '../../src/protocol/index';
import { openStore } from './open-store';

interface Commits {
  write<T>(run: () => T): Promise<T>;
  read<T>(run: () => T): Promise<T>;
}

/** A store that can be told to fail, or to keep those who write to it waiting. */
export class UnsteadyStore implements Store {
  isFailing = false;
  /** Whether what is read in its turn among the writes fails too. */
  isUnreadable = false;
  private ready = Promise.resolve();

  /** Closed at `cleanUp`. */
  static async open(folder?: string): Promise<UnsteadyStore> {
    return new UnsteadyStore(await openStore(folder));
  }

  private constructor(private readonly store: SqliteStore) {
    const commits: Commits = Reflect.get(store, 'commits');
    const write = commits.write.bind(commits);
    const read = commits.read.bind(commits);
    commits.write = async (run) => {
      await this.ready;
      if (this.isFailing) throw new Refusal('store_unavailable', 1_000);
      return write(run);
    };
    commits.read = async (run) => {
      await this.ready;
      if (this.isUnreadable) throw new Refusal('store_unavailable', 1_000);
      return read(run);
    };
  }

  /** Let every write from now on wait, and what is read in its turn among them. Returns the way to let them go on. */
  hold(): () => void {
    let release = () => {};
    this.ready = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  get installation(): Installation {
    return this.store.installation;
  }

  get messages() {
    return this.store.messages;
  }

  get people() {
    return this.store.people;
  }

  get bookmarks() {
    return this.store.bookmarks;
  }

  get rooms() {
    return this.store.rooms;
  }

  get moderation() {
    return this.store.moderation;
  }

  get files() {
    return this.store.files;
  }

  get search() {
    return this.store.search;
  }

  get outgoing() {
    return this.store.outgoing;
  }

  get webhooks() {
    return this.store.webhooks;
  }

  isHealthy(): boolean {
    return !this.isFailing && this.store.isHealthy();
  }

  figures(): StoreFigures {
    return this.store.figures();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
