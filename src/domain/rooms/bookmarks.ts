import type { Actor } from '../authority/actor';
import { keepKnown } from '../people/keep-known';
import type { BookmarkPage, Bus, Clock, Store } from '../ports';

/** What people keep for themselves. Told to all their own connections, and to nobody else. */
export class Bookmarks {
  constructor(
    private readonly store: Pick<Store, 'people' | 'rooms' | 'bookmarks'>,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** Rejects with `message_not_found`, `too_many_bookmarks`, or `not_allowed` for who only claims to be somebody. */
  async add(actor: Actor, roomId: string, seq: number): Promise<void> {
    const { key } = actor;
    await keepKnown(this.store, this.clock, actor);
    const isNew = await this.store.bookmarks.add(key, roomId, seq, await this.roomIdsOf(key));
    if (isNew) this.bus.tell(key, { type: 'bookmarked', roomId, seq, isBookmarked: true });
  }

  /** Also of a room that they are no longer in. */
  async remove({ key }: Actor, roomId: string, seq: number): Promise<void> {
    const wasThere = (await this.store.rooms.find(roomId)) && (await this.store.bookmarks.remove(key, roomId, seq));
    if (wasThere) this.bus.tell(key, { type: 'bookmarked', roomId, seq, isBookmarked: false });
  }

  /** The newest first, in the rooms that they are in, or in one of them. Rejects with `cursor_invalid`. */
  async list(
    { key }: Actor,
    within: string | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<BookmarkPage> {
    const roomIds = await this.roomIdsOf(key);
    const meant = within === undefined ? roomIds : roomIds.filter((roomId) => roomId === within);
    return this.store.bookmarks.list(key, meant, before, limit);
  }

  private async roomIdsOf(key: string): Promise<string[]> {
    return (await this.store.rooms.roomsIn(key)).map(({ roomId }) => roomId);
  }
}
