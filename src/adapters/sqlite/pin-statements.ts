import type Database from 'better-sqlite3';
import { messageColumns } from './message-statements';
import type { MessageRow } from './rows';

/** `cleared` is the last clear that stands: what is hidden takes no place. */
export function preparePinStatements(database: Database.Database) {
  return {
    pin: database.prepare<[at: number | null, room: number, seq: number]>(
      'update messages set pinned_at = ? where room = ? and seq = ?',
    ),
    count: database
      .prepare<[room: number, cleared: number], number>(
        'select count(*) from messages where room = ? and pinned_at is not null and seq > ?',
      )
      .pluck(),
    list: database.prepare<[room: number, cleared: number, limit: number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and pinned_at is not null and seq > ?
       order by pinned_at desc, seq desc limit ?`,
    ),
  };
}
