import type Database from 'better-sqlite3';
import type { ClearRow, MessageRow, OccupantRow, RoomRow } from './rows';

const messageColumns =
  'seq, changed_seq, id, kind, author_key, username, message, sent_at, client_id, time_stamp' as const;

/**
 * Every statement of the store, prepared once. They are written as SQL, not with the query builder, which takes longer
 * to build a query than SQLite takes to run it.
 */
export function prepareStatements(database: Database.Database) {
  return {
    findRoom: database.prepare<[string], RoomRow>('select * from rooms where room_id = ?'),
    moveHead: database.prepare<[number, number]>('update rooms set seq = ? where id = ?'),
    moveRestored: database.prepare<[number, number]>('update rooms set restored_seq = ? where id = ?'),

    insertMessage: database.prepare<
      [number, number, number, string, string, string, string, string, number, string | null, string | null]
    >(
      `insert into messages (room, ${messageColumns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (room, author_key, client_id) where client_id is not null do nothing`,
    ),
    findByClientId: database.prepare<[number, string, string], MessageRow>(
      `select ${messageColumns} from messages where room = ? and author_key = ? and client_id = ?`,
    ),
    messagesBetween: database.prepare<[number, number, number, number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq > ? and seq < ? order by seq desc limit ?`,
    ),

    insertClear: database.prepare<[number, number, string | null, string | null, number]>(
      'insert into clears (room, seq, by_key, by_username, cleared_at) values (?, ?, ?, ?, ?)',
    ),
    lastClear: database.prepare<[number], ClearRow>(
      'select seq, by_key, by_username from clears where room = ? and undone_seq is null order by seq desc limit 1',
    ),
    undoClear: database.prepare<[number, number, number]>(
      'update clears set undone_seq = ? where room = ? and seq = ?',
    ),

    addOccupant: database.prepare<[number, string, string]>(
      'insert into occupants (room, person_key, username) values (?, ?, ?) on conflict do update set username = excluded.username',
    ),
    removeOccupant: database.prepare<[number, string]>('delete from occupants where room = ? and person_key = ?'),
    occupants: database.prepare<[number], OccupantRow>('select person_key, username from occupants where room = ?'),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
