import type { StoredMessage } from './messages';

/** A page of what somebody keeps. `next`: where the page after it begins. */
export interface BookmarkPage {
  found: { roomId: string; message: StoredMessage }[];
  next?: string;
}

/**
 * Messages that people (a `personKey` each) keep for themselves. A bookmark goes with its message and with its person. Changes are
 * durable when they resolve, and reject as those of `RoomStore` do.
 */
export interface BookmarkStore {
  /**
   * Resolves with whether it is new. Rejects with `message_not_found` if it is a notice, was deleted or cleared. At most
   * `BOOKMARKS_MAX` are kept: before one is refused with `too_many_bookmarks`, those go that are not told of these rooms.
   */
  add(person: string, roomId: string, seq: number, roomIds: readonly string[]): Promise<boolean>;

  /** Resolves with whether there was one. */
  remove(person: string, roomId: string, seq: number): Promise<boolean>;

  /**
   * Those of these rooms whose message is there and visible, the newest first, after those of the page that told `before`. Rejects
   * with `cursor_invalid`.
   */
  list(person: string, roomIds: readonly string[], before: string | undefined, limit: number): Promise<BookmarkPage>;
}
