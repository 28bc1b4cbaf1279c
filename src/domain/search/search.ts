import type { Room } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { SearchPage, Store } from '../ports';
import { parseQuestion, type Question } from './search-question';

/** Finds messages in the rooms that somebody is in. */
export class Search {
  constructor(private readonly store: Pick<Store, 'rooms' | 'search'>) {}

  /** Newest first. `before` is where the page begins. Rejects with `search_invalid` or `cursor_invalid`. */
  async find(actor: Actor, query: string, before: string | undefined, limit: number): Promise<SearchPage> {
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
