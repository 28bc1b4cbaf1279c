import type { SearchIndex, SearchPage, SearchQuery } from '../../domain/ports';
import { folded } from './folded';
import { searchedText } from './message-texts';
import type { Parts } from './parts';
import { type MessageRow, messageOf } from './rows';
import { cursorOf, isAfter, type Place, placeOf } from './search-cursor';
import { SearchedRoom } from './search-room';
import { prepareSearchStatements } from './search-statements';
import { matchOf } from './trigrams';

/** Messages that one page looks at: what it did not come to, the next page does. */
const LOOKED_AT_MAX = 20_000;

/** Messages that are looked at between two turns of the event loop. */
const AT_ONCE = 500;

const link = /https?:\/\/\S/i;

/**
 * Search on SQLite's full-text index. What the index gives is only where to look: each message is compared with the
 * query as it stands in the room now.
 */
export class SqliteSearch implements SearchIndex {
  private readonly statements;

  constructor(private readonly parts: Pick<Parts, 'database' | 'heads'>) {
    this.statements = prepareSearchStatements(parts.database);
  }

  async search(query: SearchQuery): Promise<SearchPage> {
    const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
    const rooms = this.rooms(query, after);
    const fits = filter(query);
    const found: SearchPage['found'] = [];
    let last: Place | undefined;
    for (let looks = 0; ; ) {
      const room = newest(rooms);
      if (!room) return { found };
      const row = room.take() as MessageRow;
      const place = { sentAt: row.sent_at, room: room.row.id, seq: row.seq };
      if (after && !isAfter(place, after)) continue;
      const isFound = fits(row);
      if (last && (looks === LOOKED_AT_MAX || (isFound && found.length === query.limit))) {
        return { found, next: cursorOf(last) };
      }
      if (isFound) found.push({ roomId: room.row.room_id, message: messageOf(row) });
      last = place;
      looks += 1;
      if (looks % AT_ONCE === 0) await new Promise(setImmediate);
    }
  }

  private rooms(
    { words, hasLink, hasFile, hasPicture, roomIds, ...query }: SearchQuery,
    after: Place | undefined,
  ): SearchedRoom[] {
    const match = matchOf([...words, ...(hasLink ? ['://'] : [])].map(folded));
    const files = hasPicture ? 'pictures' : hasFile ? 'all' : undefined;
    const within = { after: query.after, before: query.before, place: after };
    return [...new Set(roomIds)].flatMap((roomId) => {
      const row = this.parts.heads.row(roomId);
      return row ? new SearchedRoom(row, { match, files }, within, this.statements) : [];
    });
  }
}

function newest(rooms: SearchedRoom[]): SearchedRoom | undefined {
  let best: { room: SearchedRoom; place: Place } | undefined;
  for (const room of rooms) {
    const row = room.head();
    if (!row) continue;
    const place = { sentAt: row.sent_at, room: room.row.id, seq: row.seq };
    if (!best || isAfter(best.place, place)) best = { room, place };
  }
  return best?.room;
}

function filter({
  words,
  from,
  before,
  after,
  hasLink,
  hasFile,
  hasPicture,
}: SearchQuery): (row: MessageRow) => boolean {
  const wanted = words.map(folded);
  const author = from === undefined ? undefined : folded(from);
  return (row) => {
    if (before !== undefined && row.sent_at >= before) return false;
    if (after !== undefined && row.sent_at < after) return false;
    if (author !== undefined && folded(row.username) !== author) return false;
    if (hasLink && !link.test(row.message)) return false;
    const files = row.attachments === null ? [] : (messageOf(row).attachments ?? []);
    if (hasFile && files.length === 0) return false;
    if (hasPicture && !files.some(({ kind }) => kind === 'picture')) return false;
    if (wanted.length === 0) return true;
    const text = folded(searchedText(row.message, files));
    return wanted.every((word) => text.includes(word));
  };
}
