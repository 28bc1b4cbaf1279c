import type Database from 'better-sqlite3';
import type { AccountRow, ProfileRow } from './rows';

type Named = { userID: string; username: string; sortName: string };

const account = 'user_id as userID, username, role, password_hash as passwordHash, colour, status, rights';

export function preparePeopleStatements(database: Database.Database) {
  return {
    find: database.prepare<[string], AccountRow>(`select ${account} from accounts where user_id = ?`),
    findByLooks: database.prepare<[looks: string], AccountRow>(
      `select ${account} from accounts where user_id in (
         select user_id from account_looks where look in (select value from json_each(?))
       ) limit 1`,
    ),
    bearers: database
      .prepare<[looks: string], string>(
        'select user_id from account_looks where look in (select value from json_each(?))',
      )
      .pluck(),
    list: database.prepare<{ query: string; after: string; afterSorted: string; limit: number }, ProfileRow>(
      `select user_id as person_key, username, role, colour, status from accounts
       where role <> 'guest' and (sort_name, username) > (@afterSorted, @after) and instr(sort_name, @query) > 0
       order by sort_name, username limit @limit`,
    ),
    countOtherOwners: database
      .prepare<[string], number>("select count(*) from accounts where role = 'owner' and user_id <> ?")
      .pluck(),

    firstOwner: database.prepare<[], ProfileRow>(
      `select user_id as person_key, username, role, colour, status from accounts
       where role = 'owner' order by created_at, user_id limit 1`,
    ),

    insertGuest: database.prepare<Named & { at: number }>(
      `insert into accounts (user_id, username, sort_name, role, created_at)
       values (@userID, @username, @sortName, 'guest', @at)`,
    ),
    bots: database.prepare<[], AccountRow & { hasSession: number }>(
      `select ${account}, exists (select 1 from sessions where user_id = accounts.user_id) as hasSession
       from accounts where rights is not null order by sort_name, username`,
    ),
    register: database.prepare<
      Named & { role: string; passwordHash: string | null; rights: string | null; at: number }
    >(
      `insert into accounts (user_id, username, sort_name, role, password_hash, rights, created_at)
       values (@userID, @username, @sortName, @role, @passwordHash, @rights, @at)
       on conflict do update set username = excluded.username, sort_name = excluded.sort_name, role = excluded.role,
         password_hash = excluded.password_hash`,
    ),
    rename: database.prepare<Named>(
      'update accounts set username = @username, sort_name = @sortName where user_id = @userID',
    ),
    renameMember: database.prepare<Named>(
      'update members set username = @username, sort_name = @sortName where person_key = @userID',
    ),
    forgetLooks: database.prepare<[string]>('delete from account_looks where user_id = ?'),
    keepLook: database.prepare<[look: string, userID: string]>(
      'insert into account_looks (look, user_id) values (?, ?)',
    ),
    changeColour: database.prepare<[number | null, string]>('update accounts set colour = ? where user_id = ?'),
    changeStatus: database.prepare<[string | null, string]>('update accounts set status = ? where user_id = ?'),
    changeRole: database.prepare<[string, string]>('update accounts set role = ? where user_id = ?'),
    changePassword: database.prepare<[string, string]>(
      "update accounts set password_hash = ? where user_id = ? and role <> 'guest'",
    ),

    /** Sessions, looks and secrets go with an account. */
    remove: [
      'update members set is_in = 0 where person_key = ? and room in (select id from rooms where direct_key is not null)',
      'delete from members where person_key = ? and is_in = 1',
      'delete from reads where person_key = ?',
      'delete from mentions where person_key = ?',
      'delete from bookmarks where person_key = ?',
      'delete from notify_choices where person_key = ?',
      'delete from accounts where user_id = ?',
    ].map((sql) => database.prepare<[string]>(sql)),
    removeAllBut: [
      'update members set is_in = 0 where person_key <> ? and room in (select id from rooms where direct_key is not null)',
      'delete from members where person_key <> ? and is_in = 1',
      'delete from reads where person_key <> ?',
      'delete from mentions where person_key <> ?',
      'delete from bookmarks where person_key <> ?',
      'delete from notify_choices where person_key <> ?',
      'delete from accounts where user_id <> ?',
    ].map((sql) => database.prepare<[string]>(sql)),
    otherAccounts: database
      .prepare<[string], string>("select user_id from accounts where user_id <> ? and role <> 'guest'")
      .pluck(),

    forgetEnded: ['delete from sessions where expires_at <= ?', 'delete from resets where expires_at <= ?'].map((sql) =>
      database.prepare<[number]>(sql),
    ),
    idleGuests: database
      .prepare<[cameBefore: number], string>(
        `select user_id from accounts where role = 'guest' and created_at < ?
           and not exists (select 1 from sessions where user_id = accounts.user_id)
           and not exists (select 1 from members where person_key = accounts.user_id)
           and not exists (select 1 from rooms where
             exists (
               select 1 from messages where room = rooms.id and author_key = accounts.user_id and client_id is not null
             )
             or exists (
               select 1 from messages indexed by messages_without_id
               where room = rooms.id and author_key = accounts.user_id and client_id is null and kind = 'message'
             )
           )`,
      )
      .pluck(),
  };
}

export function prepareSessionStatements(database: Database.Database) {
  return {
    add: database.prepare<{ hash: string; userID: string; at: number; expiresAt: number }>(
      'insert or replace into sessions (hash, user_id, created_at, expires_at) values (@hash, @userID, @at, @expiresAt)',
    ),
    find: database.prepare<[string, number], AccountRow & { expiresAt: number }>(
      `select ${account}, expires_at as expiresAt from sessions join accounts using (user_id)
       where hash = ? and expires_at > ?`,
    ),
    prolong: database.prepare<[number, string]>('update sessions set expires_at = ? where hash = ?'),
    end: database.prepare<[string]>('delete from sessions where hash = ?'),
    endAll: database.prepare<[userID: string, except: string]>('delete from sessions where user_id = ? and hash <> ?'),

    keepSetUp: database.prepare<[string]>(
      'insert into set_up (id, hash) values (1, ?) on conflict do update set hash = excluded.hash',
    ),
    findSetUp: database.prepare<[string], number>('select 1 from set_up where hash = ?').pluck(),
    useSetUp: database.prepare<[string]>('delete from set_up where hash = ?'),

    keepReset: database.prepare<[userID: string, hash: string, expiresAt: number]>(
      'insert or replace into resets (user_id, hash, expires_at) values (?, ?, ?)',
    ),
    findReset: database
      .prepare<[string, number], string>('select user_id from resets where hash = ? and expires_at > ?')
      .pluck(),
    useReset: database.prepare<[string]>('delete from resets where hash = ?'),
  };
}
