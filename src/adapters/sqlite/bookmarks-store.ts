import type Database from 'better-sqlite3';
import type { BookmarkPage, BookmarkStore } from '../../domain/ports';
import { BOOKMARKS_MAX, Refusal } from '../../protocol/index';
import { messageColumns } from './message-statements';
import type { Parts } from './parts';
import { type MessageRow, messageOf } from './rows';

interface Bookmark {
  place: number;
  room: number;
  seq: number;
}

/** What people keep for themselves, on SQLite. */
export class SqliteBookmarks implements BookmarkStore {
  private readonly statements;
  private readonly commits;
  private readonly heads;

  constructor({ database, commits, heads }: Parts) {
    this.statements = prepareBookmarkStatements(database);
    this.commits = commits;
    this.heads = heads;
  }

  add(person: string, roomId: string, seq: number, roomIds: readonly string[]): Promise<boolean> {
    return this.commits.write(() => {
      const room = this.heads.of(roomId).id;
      if (!this.visible(room, seq)) throw new Refusal('message_not_found');
      if (this.statements.find.get(person, room, seq) !== undefined) return false;
      if (this.isFull(person)) this.forgetUntold(person, roomIds);
      if (this.isFull(person)) throw new Refusal('too_many_bookmarks');
      this.statements.add.run({ person, room, seq });
      return true;
    });
  }

  remove(person: string, roomId: string, seq: number): Promise<boolean> {
    return this.commits.write(() => this.statements.remove.run(person, this.heads.of(roomId).id, seq).changes === 1);
  }

  async list(
    person: string,
    roomIds: readonly string[],
    before: string | undefined,
    limit: number,
  ): Promise<BookmarkPage> {
    const rooms = this.rooms(roomIds);
    const found: BookmarkPage['found'] = [];
    let last = 0;
    for (const { place, room, seq } of this.statements.before.all(person, placeOf(before))) {
      const roomId = rooms.get(room);
      const row = roomId === undefined ? undefined : this.visible(room, seq);
      if (roomId === undefined || !row) continue;
      if (found.length === limit) return { found, next: String(last) };
      found.push({ roomId, message: messageOf(row) });
      last = place;
    }
    return { found };
  }

  private isFull(person: string): boolean {
    return (this.statements.count.get(person) as number) >= BOOKMARKS_MAX;
  }

  /** Whoever cannot see a bookmark cannot remove it either. */
  private forgetUntold(person: string, roomIds: readonly string[]): void {
    const rooms = this.rooms(roomIds);
    for (const { room, seq } of this.statements.before.all(person, Number.MAX_SAFE_INTEGER)) {
      if (!rooms.has(room) || !this.visible(room, seq)) this.statements.remove.run(person, room, seq);
    }
  }

  private rooms(roomIds: readonly string[]): ReadonlyMap<number, string> {
    return new Map(
      roomIds.flatMap((roomId) => {
        const row = this.heads.row(roomId);
        return row ? [[row.id, roomId]] : [];
      }),
    );
  }

  private visible(room: number, seq: number): MessageRow | undefined {
    if (seq <= (this.statements.cleared.get(room) ?? 0)) return undefined;
    return this.statements.message.get(room, seq);
  }
}

function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new Refusal('cursor_invalid');
  return Number(cursor);
}

function prepareBookmarkStatements(database: Database.Database) {
  return {
    add: database.prepare<{ person: string; room: number; seq: number }>(
      `insert into bookmarks (person_key, place, room, seq)
       select @person, coalesce(max(place), 0) + 1, @room, @seq from bookmarks where person_key = @person`,
    ),
    remove: database.prepare<[string, number, number]>(
      'delete from bookmarks where person_key = ? and room = ? and seq = ?',
    ),
    find: database
      .prepare<[string, number, number], number>(
        'select place from bookmarks where person_key = ? and room = ? and seq = ?',
      )
      .pluck(),
    count: database.prepare<[string], number>('select count(*) from bookmarks where person_key = ?').pluck(),
    before: database.prepare<[string, number], Bookmark>(
      'select place, room, seq from bookmarks where person_key = ? and place < ? order by place desc',
    ),
    cleared: database
      .prepare<[number], number | null>('select max(seq) from clears where room = ? and undone_seq is null')
      .pluck(),
    message: database.prepare<[number, number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq = ? and kind = 'message' and deleted is null`,
    ),
  };
}
