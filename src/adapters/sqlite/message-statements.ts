import type Database from 'better-sqlite3';
import type { ClearRow, MessageRow, PersonRow } from './rows';

/** Reactions and files are looked up only for messages that have some. */
export const messageColumns = `seq, changed_seq, id, kind, author_key, username, message, sent_at, client_id,
  time_stamp, reply_to, mentions, edited_at, pinned_at, deleted,
  case when reacted then (
    select json_group_array(json_array(emoji, person_key, username) order by r.id)
    from reactions r where r.room = messages.room and r.seq = messages.seq
  ) end as reactions,
  case when attached then (
    select json_group_array(json_array(file_id, name, size, type, kind, width, height, thumbnail, json(voice)) order by position)
    from files f where f.room = messages.room and f.seq = messages.seq
  ) end as attachments`;

type Seqs = { room: number; seqs: string };

/**
 * Every statement about messages, prepared once. They are written as SQL, not with the query builder, which takes longer
 * to build a query than SQLite takes to run it.
 */
export function prepareMessageStatements(database: Database.Database) {
  return {
    insert: database.prepare<
      [
        room: number,
        seq: number,
        changedSeq: number,
        id: string,
        kind: string,
        authorKey: string,
        username: string,
        message: string,
        sentAt: number,
        clientId: string | null,
        timeStamp: string | null,
        replyTo: number | null,
        mentions: string | null,
        attached: number | null,
      ]
    >(
      `insert into messages (room, seq, changed_seq, id, kind, author_key, username, message, sent_at, client_id,
         time_stamp, reply_to, mentions, attached)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (room, author_key, client_id) where client_id is not null do nothing`,
    ),
    findByClientId: database.prepare<[number, string, string], MessageRow>(
      `select ${messageColumns} from messages where room = ? and author_key = ? and client_id = ?`,
    ),
    find: database.prepare<[number, number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq = ?`,
    ),
    before: database.prepare<[room: number, after: number, before: number, limit: number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq > ? and seq < ? order by seq desc limit ?`,
    ),
    after: database.prepare<[room: number, after: number, limit: number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq > ? order by seq limit ?`,
    ),
    countSaid: database
      .prepare<[room: number, after: number, through: number], number>(
        `select count(*) from messages
         where room = ? and seq > ? and seq <= ? and kind = 'message' and deleted is null`,
      )
      .pluck(),
    changed: database.prepare<[room: number, after: number, limit: number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and changed_seq > seq and +seq > ?
       order by changed_seq desc limit ?`,
    ),
    /** Of those that were there before a `seq`. */
    changedSince: database.prepare<{ room: number; cleared: number; since: number; limit: number }, MessageRow>(
      `select ${messageColumns} from messages indexed by messages_changed
       where room = @room and changed_seq > @since and changed_seq > seq and seq > @cleared and seq <= @since limit @limit`,
    ),

    /** Where the next run found the room: that was noted then, unless nothing had happened since it was noted last. */
    reachedIn: database
      .prepare<{ room: number; run: string }, number>(
        `select coalesce(
           (select seq from run_starts where room = @room and run <= runs.id + 1 order by run desc limit 1), 0
         ) from runs where run = @run`,
      )
      .pluck(),

    edit: database.prepare<[string, string | null, number, number, number]>(
      'update messages set message = ?, mentions = ?, edited_at = ? where room = ? and seq = ?',
    ),
    keepText: database.prepare<[number, number, string, number]>(
      'insert into edits (room, seq, message, until) values (?, ?, ?, ?)',
    ),
    edits: database.prepare<[number, number], { message: string; until: number }>(
      'select message, until from edits where room = ? and seq = ? order by id',
    ),
    delete: database.prepare<[number, number]>(
      `update messages set message = '', mentions = null, edited_at = null, reacted = null, attached = null,
         pinned_at = null, deleted = 1
       where room = ? and seq = ?`,
    ),
    touch: database.prepare<[number, number, number]>('update messages set changed_seq = ? where room = ? and seq = ?'),

    mention: database.prepare<[string, number, number]>(
      'insert or ignore into mentions (person_key, room, seq) values (?, ?, ?)',
    ),
    unmention: database.prepare<[string, number, number]>(
      'delete from mentions where person_key = ? and room = ? and seq = ?',
    ),

    react: database.prepare<[number, number, string, string, string, number]>(
      'insert or ignore into reactions (room, seq, emoji, person_key, username, at) values (?, ?, ?, ?, ?, ?)',
    ),
    takeBack: database.prepare<[number, number, string, string]>(
      'delete from reactions where room = ? and seq = ? and emoji = ? and person_key = ?',
    ),
    countReactions: database.prepare<{ room: number; seq: number }>(
      `update messages set reacted =
         (select nullif(count(*), 0) from reactions r where r.room = messages.room and r.seq = messages.seq)
       where room = @room and seq = @seq`,
    ),

    insertClear: database.prepare<[number, number, string | null, string | null, number]>(
      'insert into clears (room, seq, by_key, by_username, cleared_at) values (?, ?, ?, ?, ?)',
    ),
    lastClear: database.prepare<[number], ClearRow>(
      `select seq, by_key, by_username, cleared_at from clears
       where room = ? and undone_seq is null order by seq desc limit 1`,
    ),
    undoClear: database.prepare<[number, number, number]>(
      'update clears set undone_seq = ? where room = ? and seq = ?',
    ),
    moveRestored: database.prepare<[number, number]>('update rooms set restored_seq = ? where id = ?'),

    addOccupant: database.prepare<[number, string, string]>(
      `insert into occupants (room, person_key, username) values (?, ?, ?)
       on conflict do update set username = excluded.username`,
    ),
    removeOccupant: database.prepare<[number, string]>('delete from occupants where room = ? and person_key = ?'),
    occupants: database.prepare<[number], PersonRow>('select person_key, username from occupants where room = ?'),
    members: database.prepare<[number], PersonRow>(
      'select person_key, username from members where room = ? and is_in = 1',
    ),

    /** What is said comes with a `client_id`, or without one like the notices: each has an index by author. */
    roomsOf: database
      .prepare<{ author: string }, string>(
        `select room_id from rooms where
           exists (select 1 from messages where room = rooms.id and author_key = @author and client_id is not null)
           or exists (
             select 1 from messages indexed by messages_without_id
             where room = rooms.id and author_key = @author and client_id is null and kind = 'message'
           )
         order by id`,
      )
      .pluck(),
    saidBy: database
      .prepare<{ room: number; author: string }, number>(
        `select seq from messages where room = @room and author_key = @author and client_id is not null
         union all
         select seq from messages indexed by messages_without_id
         where room = @room and author_key = @author and client_id is null and kind = 'message'`,
      )
      .pluck(),
    authored: database.prepare<{ author: string }, { room: number; seq: number }>(
      `select room, messages.seq from rooms cross join messages on room = rooms.id
       where author_key = @author and client_id is not null
       union all
       select room, messages.seq from rooms cross join messages indexed by messages_without_id on room = rooms.id
       where author_key = @author and client_id is null`,
    ),

    forgetEdits: database.prepare<[number, number]>('delete from edits where room = ? and seq = ?'),
    forgetFiles: database.prepare<[number, number]>('delete from files where room = ? and seq = ?'),
    forgetBookmarks: database.prepare<[number, number]>('delete from bookmarks where room = ? and seq = ?'),
    forgetReactions: database.prepare<[number, number]>('delete from reactions where room = ? and seq = ?'),
    sweep: [
      `delete from mentions where (person_key, room, seq) in (
         select one.value, room, seq from messages, json_each(mentions) one
         where room = @room and seq in (select value from json_each(@seqs))
       )`,
      ...['edits', 'reactions', 'files', 'bookmarks', 'messages'].map(
        (table) => `delete from ${table} where room = @room and seq in (select value from json_each(@seqs))`,
      ),
    ].map((sql) => database.prepare<Seqs>(sql)),

    renameMessage: database.prepare<{ username: string; room: number; seq: number }>(
      `update messages set username = @username, message =
         case when kind <> 'message' and substr(message, 1, length(username)) = username
           then @username || substr(message, length(username) + 1) else message end
       where room = @room and seq = @seq`,
    ),
    rename: [
      'update reactions set username = @username where person_key = @author',
      'update occupants set username = @username where person_key = @author',
      'update clears set by_username = @username where by_key = @author',
      'update invites set by_username = @username where by_key = @author',
      'update members set username = @username, sort_name = @sortName where person_key = @author',
    ].map((sql) => database.prepare<{ author: string; username: string; sortName: string }>(sql)),
  };
}

export type MessageStatements = ReturnType<typeof prepareMessageStatements>;
