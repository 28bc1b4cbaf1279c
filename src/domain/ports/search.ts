import type { StoredMessage } from './messages';

/** What to find. What is left out does not matter. All words must be there. */
export interface SearchQuery {
  words: readonly string[];
  /** The rooms to look in: never more than the asker may see. */
  roomIds: readonly string[];
  /** A name that authors bear, without letter case. */
  from?: string;
  /** Unix milliseconds: sent before, sent at or after. */
  before?: number;
  after?: number;
  hasLink?: boolean;
  hasFile?: boolean;
  hasPicture?: boolean;
  /** Where the page begins, as the page before gave it. */
  cursor?: string;
  limit: number;
}

/** A page that had to look at very much ends early: it can be short, even empty, and still have a `next`. */
export interface SearchPage {
  found: { roomId: string; message: StoredMessage }[];
  next?: string;
}

/** Finds visible messages, newest first: by what they say and by the names of their files. Words are taken literally, found inside words, in every script. */
export interface SearchIndex {
  /** Rejects with `cursor_invalid`. */
  search(query: SearchQuery): Promise<SearchPage>;
}
