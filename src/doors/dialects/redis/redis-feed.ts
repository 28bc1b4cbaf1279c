import type { Feed } from '../../../delivery/feed';
import type { StoredMessage } from '../../../domain/ports';
import { GENERAL, type Person, type Profile } from '../../../protocol/index';

/** What happened in a room, as far as this system knows such things. */
export interface Happened {
  roomId: string;
  said: StoredMessage[];
  /** Who came to General, and who went. */
  here: Profile[];
  gone: Person[];
}

/** What is said and who is here, not written yet as this system writes it: that takes numbers, which may have to be looked up. */
export const redisFeed: Feed<Happened> = {
  name: 'redis',

  changes({ room }, changes) {
    const said = changes.flatMap((change) =>
      change.type === 'message' && change.message.seq === change.seq && change.message.kind === 'message'
        ? [change.message]
        : [],
    );
    return said.length > 0 ? { roomId: room.roomId, said, here: [], gone: [] } : undefined;
  },

  people: ({ room }, here, gone) => (room.roomId === GENERAL ? { roomId: GENERAL, said: [], here, gone } : undefined),
};
