import type Database from 'better-sqlite3';
import { UNREAD_MAX } from '../../protocol/index';

export interface Unread {
  readSeq: number;
  unread: number;
  mentions: number;
}

/** How far each has read each room. Rooms are given by row id, people by `personKey`. */
export class ReadPositions {
  /** How far those who spoke in this transaction have read: by room, then by person. */
  private readonly spoken = new Map<number, Map<string, number>>();
  private readonly statements;

  constructor(database: Database.Database) {
    this.statements = prepare(database);
  }

  /** Somebody's own message is read: noted once a transaction, not once a message. */
  spoke(room: number, person: string, seq: number): void {
    const people = this.spoken.get(room);
    if (people) people.set(person, seq);
    else this.spoken.set(room, new Map([[person, seq]]));
  }

  /** Called before a transaction is committed. */
  write(): void {
    if (this.spoken.size === 0) return;
    for (const [room, people] of this.spoken) for (const [person, seq] of people) this.move(room, person, seq);
    this.spoken.clear();
  }

  /** A transaction was undone. */
  forget(): void {
    this.spoken.clear();
  }

  /** Never moves back. Returns whether it moved. */
  move(room: number, person: string, seq: number): boolean {
    return this.statements.move.run(person, room, seq).changes === 1;
  }

  /** What stands after somebody's position, of what is visible. */
  unread(room: number, person: string): Unread {
    const readSeq = this.statements.read.get(person, room) ?? 0;
    const after = Math.max(readSeq, this.statements.clearedSeq.get(room) ?? 0);
    const unread = this.statements.unread.get(room, after, person, UNREAD_MAX) as number;
    const mentions = unread === 0 ? 0 : (this.statements.mentions.get(person, room, after, UNREAD_MAX) as number);
    return { readSeq, unread, mentions };
  }
}

function prepare(database: Database.Database) {
  return {
    move: database.prepare<[string, number, number]>(
      `insert into reads (person_key, room, seq) values (?, ?, ?)
       on conflict do update set seq = excluded.seq where excluded.seq > seq`,
    ),
    read: database.prepare<[string, number], number>('select seq from reads where person_key = ? and room = ?').pluck(),
    clearedSeq: database
      .prepare<[number], number | null>('select max(seq) from clears where room = ? and undone_seq is null')
      .pluck(),
    unread: database
      .prepare<[number, number, string, number], number>(
        `select count(*) from (
           select 1 from messages
           where room = ? and seq > ? and kind = 'message' and deleted is null and author_key <> ?
           limit ?
         )`,
      )
      .pluck(),
    mentions: database
      .prepare<[string, number, number, number], number>(
        'select count(*) from (select 1 from mentions where person_key = ? and room = ? and seq > ? limit ?)',
      )
      .pluck(),
  };
}
