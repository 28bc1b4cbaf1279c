import type Database from 'better-sqlite3';
import { folded } from './folded';

/** What of a message words are looked for in. */
export function searchedText(message: string, files: readonly { name: string }[]): string {
  return [message, ...files.map(({ name }) => name)].filter((text) => text !== '').join('\n');
}

/**
 * The full-text index of what is said. A text gets into it some time after it was sent (`rooms.indexed_seq` says up to
 * where), and out of it in the same transaction in which it is changed. Rooms are given by row id.
 */
export class MessageTexts {
  private readonly statements;

  constructor(database: Database.Database) {
    this.statements = prepare(database);
  }

  /** Let the index take over what the message says now. */
  edited(room: number, seq: number, message: string): void {
    if (seq > this.indexedSeq(room)) return;
    this.statements.remove.run(room, seq);
    this.add(room, seq, message, this.statements.namesOf.all(room, seq));
  }

  removed(room: number, seqs: readonly number[]): void {
    const indexedSeq = this.indexedSeq(room);
    for (const seq of seqs) if (seq <= indexedSeq) this.statements.remove.run(room, seq);
  }

  /** Whether there are messages that the index does not hold. */
  isBehind(): boolean {
    return this.statements.behind.get() !== undefined;
  }

  /** How many changes of rooms the index has not come to. */
  unindexed(): number {
    return this.statements.unindexed.get() ?? 0;
  }

  /** Index the next messages of some room, up to `limit`. */
  addNext(limit: number): void {
    const room = this.statements.behind.get();
    if (!room) return;
    const next = this.statements.next.all(room.id, room.indexed_seq, limit);
    for (const { seq, kind, message, attached } of next) {
      if (kind === 'message')
        this.add(room.id, seq, message, attached ? this.statements.namesOf.all(room.id, seq) : []);
    }
    const last = next.at(-1);
    this.statements.moveIndexed.run(last && next.length === limit ? last.seq : room.seq, room.id);
  }

  private add(room: number, seq: number, message: string, files: { name: string }[]): void {
    const text = searchedText(message, files);
    if (text !== '') this.statements.add.run(room, seq, folded(text));
  }

  private indexedSeq(room: number): number {
    return this.statements.indexedSeq.get(room) ?? 0;
  }
}

function prepare(database: Database.Database) {
  return {
    indexedSeq: database.prepare<[number], number>('select indexed_seq from rooms where id = ?').pluck(),
    moveIndexed: database.prepare<[number, number]>('update rooms set indexed_seq = ? where id = ?'),
    behind: database.prepare<[], { id: number; seq: number; indexed_seq: number }>(
      'select id, seq, indexed_seq from rooms where indexed_seq < seq limit 1',
    ),
    unindexed: database
      .prepare<[], number>('select coalesce(sum(seq - indexed_seq), 0) from rooms where indexed_seq < seq')
      .pluck(),
    next: database.prepare<
      [number, number, number],
      { seq: number; kind: string; message: string; attached: number | null }
    >('select seq, kind, message, attached from messages where room = ? and seq > ? order by seq limit ?'),
    add: database.prepare<[number, number, string]>(
      'insert into message_texts (rowid, message) values (? << 33 | ?, ?)',
    ),
    namesOf: database.prepare<[number, number], { name: string }>(
      'select name from files where room = ? and seq = ? order by position',
    ),
    remove: database.prepare<[number, number]>('delete from message_texts where rowid = ? << 33 | ?'),
  };
}
