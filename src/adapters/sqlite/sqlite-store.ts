import type {
  BookmarkStore,
  FileStore,
  Installation,
  MessageStore,
  ModerationStore,
  OutgoingWebhookStore,
  PeopleStore,
  RoomStore,
  SearchIndex,
  Store,
  StoreFigures,
  WebhookStore,
} from '../../domain/ports';
import { SqliteBookmarks } from './bookmarks-store';
import { Checkpoints } from './checkpoints';
import { SqliteFiles } from './files-store';
import { GroupCommit } from './group-commit';
import { Indexing } from './indexing';
import { MessageTexts } from './message-texts';
import { SqliteMessages } from './messages-store';
import { SqliteModeration } from './moderation-store';
import { type OpenDatabase, openDatabase } from './open-database';
import { SqliteOutgoing } from './outgoing-store';
import { SqlitePeople } from './people-store';
import { ReadPositions } from './read-positions';
import { RoomHeads } from './room-heads';
import { SqliteRooms } from './rooms-store';
import { SqliteSearch } from './search-index';
import { SqliteWebhooks } from './webhooks-store';

/** Who is told how the store fares. */
export interface StoreWatch {
  /** It has to end the process: what was said to be stored may be lost, and nothing more is answered. */
  onFlushFailed(error: Error): void;
  /** It cannot be written to any more, with why; or can again. */
  onHealthChanged(isHealthy: boolean, cause?: unknown): void;
}

/** The store on SQLite, embedded in this process: its parts share one database and its transactions. */
export class SqliteStore implements Store {
  readonly installation: Installation;
  readonly messages: MessageStore;
  readonly people: PeopleStore;
  readonly rooms: RoomStore;
  readonly moderation: ModerationStore;
  readonly files: FileStore;
  readonly search: SearchIndex;
  readonly webhooks: WebhookStore;
  readonly outgoing: OutgoingWebhookStore;
  readonly bookmarks: BookmarkStore;
  private readonly database;
  private readonly mark;
  private readonly unlock;
  private readonly commits: GroupCommit;
  private readonly checkpoints: Checkpoints;
  private readonly texts: MessageTexts;
  private readonly indexing: Indexing;
  private closing: Promise<void> | undefined;

  /** Throws `StartRefusal`. */
  static async open(folder: string, watch: StoreWatch = nobody): Promise<SqliteStore> {
    return new SqliteStore(await openDatabase(folder), watch);
  }

  private constructor({ database, installation, history, unlock }: OpenDatabase, watch: StoreWatch) {
    this.database = database;
    this.installation = installation;
    this.mark = history.mark;
    this.unlock = unlock;
    this.checkpoints = new Checkpoints(database, watch.onFlushFailed);
    const heads = new RoomHeads(database, history.changes);
    const reads = new ReadPositions(database);
    this.texts = new MessageTexts(database);
    this.commits = new GroupCommit(database, {
      beforeCommit: () => reads.write(),
      onRollback: () => {
        heads.forget();
        reads.forget();
      },
      onFlushed: () => {
        // In the same turn as the answers are given, which go out after it.
        this.mark.reach(heads.keep());
        return this.checkpoints.afterFlush();
      },
      onFlushFailed: watch.onFlushFailed,
      onHealthChanged: watch.onHealthChanged,
    });
    const parts = { database, commits: this.commits, heads, reads, texts: this.texts };
    this.messages = new SqliteMessages(parts);
    this.people = new SqlitePeople(parts);
    this.rooms = new SqliteRooms(parts);
    this.moderation = new SqliteModeration(parts);
    this.files = new SqliteFiles(parts);
    this.search = new SqliteSearch(parts);
    this.webhooks = new SqliteWebhooks(parts);
    this.outgoing = new SqliteOutgoing(parts);
    this.bookmarks = new SqliteBookmarks(parts);
    this.indexing = new Indexing(parts);
  }

  isHealthy(): boolean {
    return this.commits.healthy;
  }

  figures(): StoreFigures {
    const { commits, texts } = this;
    const { waiting, commitWrites, flushSeconds } = commits;
    return {
      waiting,
      commitWrites,
      flushSeconds,
      get unindexed() {
        return texts.unindexed();
      },
    };
  }

  close(): Promise<void> {
    this.closing ??= this.letGo();
    return this.closing;
  }

  private async letGo(): Promise<void> {
    this.indexing.stop();
    await this.commits.close();
    await this.checkpoints.stop();
    this.database.close();
    this.checkpoints.close();
    this.mark.close();
    this.unlock();
  }
}

/** Nobody: the error is thrown where nobody can catch it. */
const nobody: StoreWatch = {
  onFlushFailed(error) {
    throw error;
  },
  onHealthChanged() {},
};
