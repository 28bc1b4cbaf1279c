import type { BookmarkStore } from './bookmarks';
import type { Distribution } from './distribution';
import type { FileStore } from './files';
import type { MessageStore } from './messages';
import type { ModerationStore } from './moderation';
import type { OutgoingWebhookStore } from './outgoing';
import type { PeopleStore } from './people';
import type { RoomStore } from './rooms';
import type { SearchIndex } from './search';
import type { WebhookStore } from './webhooks';

export * from './bookmarks';
export * from './distribution';
export * from './files';
export * from './load';
export * from './messages';
export * from './moderation';
export * from './outgoing';
export * from './people';
export * from './rooms';
export * from './runtime';
export * from './search';
export * from './thumbnails';
export * from './webhooks';

/** What this installation is. */
export interface Installation {
  /**
   * Names the history of the rooms. Another epoch is another history: it is made with the database, and anew when a copy of the
   * database from before is put back.
   */
  epoch: string;
  /** Names this run of the server on it. */
  run: string;
  /** Whether this start found that the database was put back. */
  isPutBack: boolean;
  /** Made with the database. What tokens are made with. Never leaves the server. */
  secret: string;
}

/** What is measured of the store since it was opened. */
export interface StoreFigures {
  /** Writes that are neither durable nor refused yet. */
  waiting: number;
  /** Of each commit, how many writes shared it. */
  commitWrites: Distribution;
  flushSeconds: Distribution;
  /** Changes of rooms that the search index has not come to. */
  unindexed: number;
}

/** The truth, part by part. All parts are durable together: a change that one has told, no part forgets. */
export interface Store {
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

  /** Whether the store can be written to now. */
  isHealthy(): boolean;

  /** Asked for when somebody measures: it may cost a look into the database. */
  figures(): StoreFigures;

  /** Finish what is under way and let go of the files. */
  close(): Promise<void>;
}
