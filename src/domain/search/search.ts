import { Refusal, type Room } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { SearchPage, Store } from '../ports';
import { parseQuestion, type Question } from './search-question';

/** Searches that may be under way at once. Each looks through thousands of messages, a little at a time. */
const AT_ONCE_MAX = 32;
const BUSY_MS = 1_000;

/** Finds messages in the rooms that somebody is in. */
export class Search {
  private underWay = 0;

  constructor(private readonly store: Pick<Store, 'rooms' | 'search'>) {}

  /** Newest first. `before` is where the page begins. Rejects with `search_invalid`, `cursor_invalid` or `busy`. */
  async find(actor: Actor, query: string, before: string | undefined, limit: number): Promise<SearchPage> {
    if (this.underWay >= AT_ONCE_MAX) throw new Refusal('busy', BUSY_MS);
    this.underWay += 1;
    try {
      return await this.look(actor, query, before, limit);
    } finally {
      this.underWay -= 1;
    }
  }

  private async look(actor: Actor, query: string, before: string | undefined, limit: number): Promise<SearchPage> {
    const question = parseQuestion(query);
    const roomIds = (await this.store.rooms.roomsIn(actor.key))
      .filter((room) => isMeant(room, question))
      .map(({ roomId }) => roomId);
    if (roomIds.length === 0) return { found: [] };
    const { rooms, ...asked } = question;
    return this.store.search.search({ ...asked, roomIds, limit, ...(before === undefined ? {} : { cursor: before }) });
  }
}

function isMeant({ roomId, name }: Room, { rooms }: Question): boolean {
  return rooms.every((one) => one === roomId || (name !== '' && one === name.normalize('NFKC').toLowerCase()));
}
