import type Database from 'better-sqlite3';
import { messageColumns } from './message-statements';
import type { MessageRow } from './rows';

export interface Range {
  room: number;
  /** Both are in the range. */
  from: number;
  to: number;
  limit: number;
}

function withFiles(which: string): string {
  return `select distinct seq from files where room = @room and seq between @from and @to ${which}
          order by seq desc limit @limit`;
}

export function prepareSearchStatements(database: Database.Database) {
  return {
    scan: database.prepare<Range, MessageRow>(
      `select ${messageColumns} from messages
       where room = @room and seq between @from and @to and kind = 'message' and deleted is null
       order by seq desc limit @limit`,
    ),
    /** Numbers are bound as floating point when they are large, which this table's `rowid` does not take. */
    match: database
      .prepare<Range & { match: string }, number>(
        `select rowid & 0x1ffffffff from message_texts
         where message_texts match @match
           and rowid >= cast(@room as integer) << 33 | @from and rowid <= cast(@room as integer) << 33 | @to
         order by rowid desc limit @limit`,
      )
      .pluck(),
    withFiles: database.prepare<Range, number>(withFiles('')).pluck(),
    withPictures: database.prepare<Range, number>(withFiles("and kind = 'picture'")).pluck(),
    find: database.prepare<[number, number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq = ? and kind = 'message' and deleted is null`,
    ),
    clearedSeq: database
      .prepare<[number], number | null>('select max(seq) from clears where room = ? and undone_seq is null')
      .pluck(),
    firstFrom: database.prepare<[number, number], { seq: number; sent_at: number }>(
      'select seq, sent_at from messages where room = ? and seq >= ? order by seq limit 1',
    ),
  };
}

export type SearchStatements = ReturnType<typeof prepareSearchStatements>;
