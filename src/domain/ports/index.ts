import type { MessageStore } from './messages';
import type { ModerationStore } from './moderation';
import type { PeopleStore } from './people';
import type { RoomStore } from './rooms';
import type { SearchIndex } from './search';

export * from './messages';
export * from './moderation';
export * from './people';
export * from './rooms';
export * from './runtime';
export * from './search';

/** What this installation is, made when its database is. */
export interface Installation {
  /** Names this database's history. Another epoch is another history. */
  epoch: string;
  /** What tokens are made with. Never leaves the server. */
  secret: string;
}

/** The truth, part by part. All parts are durable together: a change that one has told, no part forgets. */
export interface Store {
  readonly installation: Installation;
  readonly messages: MessageStore;
  readonly people: PeopleStore;
  readonly rooms: RoomStore;
  readonly moderation: ModerationStore;
  readonly search: SearchIndex;

  /** Whether the store can be written to now. */
  isHealthy(): boolean;

  /** Finish what is under way and let go of the files. */
  close(): Promise<void>;
}
