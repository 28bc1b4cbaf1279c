import { type Kysely, type Migration, sql } from 'kysely';
import { GENERAL } from '../../../protocol/index';

/**
 * Columns are added, and no row of messages is written anew: a large database is brought here in a moment.
 *
 * `*_key` is the protocol's `personKey`, `*_at`, `at` and `until` are Unix milliseconds, `sort_name` is a name as it is
 * compared (`folded`). A `look` is one of the ways in which a name looks: as a primary key it keeps names apart.
 */
export const peopleAndRooms: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...rooms, ...messages, ...people, ...roomPeople, ...moderation]) {
      await sql.raw(statement).execute(db);
    }
    await sql`insert into room_looks (look, room) select 'general', id from rooms where room_id = ${GENERAL}`.execute(
      db,
    );
  },
};

/** Messages up to `indexed_seq` are in the search index. */
const rooms = [
  "alter table rooms add column kind text not null default 'general'",
  "alter table rooms add column sort_name text not null default 'GENERAL'",
  'alter table rooms add column topic text',
  'alter table rooms add column speakers text',
  'alter table rooms add column clearers text',
  'alter table rooms add column slow_mode_seconds integer',
  'alter table rooms add column archived integer not null default 0',
  'alter table rooms add column host_key text',
  'alter table rooms add column direct_key text',
  'alter table rooms add column created_at integer not null default 0',
  'alter table rooms add column indexed_seq integer not null default 0',
  'create unique index rooms_direct on rooms (direct_key) where direct_key is not null',
  "create index rooms_public on rooms (sort_name, name) where kind = 'public'",
  'create index rooms_hosted on rooms (host_key) where host_key is not null',
  `create table room_looks (
    look text primary key,
    room integer not null references rooms (id)
  ) without rowid`,
  'create index room_looks_of on room_looks (room)',
];

/**
 * `reacted` is how many reactions a message has; null for most. `messages_without_id` holds by author what
 * `messages_once` does not: notices, and what clients of the full feed say.
 *
 * `message_texts` finds what was folded already, by sets of three characters; what it finds is compared with the message
 * itself, so it keeps no positions.
 */
const messages = [
  'alter table messages add column reply_to integer',
  'alter table messages add column mentions text',
  'alter table messages add column edited_at integer',
  'alter table messages add column deleted integer',
  'alter table messages add column reacted integer',
  'create index messages_changed on messages (room, changed_seq) where changed_seq > seq',
  'create index messages_without_id on messages (room, author_key, kind) where client_id is null',
  `create table edits (
    id integer primary key,
    room integer not null,
    seq integer not null,
    message text not null,
    until integer not null
  )`,
  'create index edits_in_order on edits (room, seq)',
  `create table reactions (
    id integer primary key,
    room integer not null,
    seq integer not null,
    emoji text not null,
    person_key text not null,
    username text not null,
    at integer not null,
    unique (room, seq, emoji, person_key)
  )`,
  'create index reactions_of on reactions (person_key)',
  `create table mentions (
    person_key text not null,
    room integer not null,
    seq integer not null,
    primary key (person_key, room, seq)
  ) without rowid`,
  `create virtual table message_texts using fts5 (
    message, content = '', contentless_delete = 1, detail = none,
    tokenize = 'trigram case_sensitive 1 remove_diacritics 0'
  )`,
];

const people = [
  `create table accounts (
    user_id text primary key,
    username text not null,
    sort_name text not null,
    role text not null,
    password_hash text,
    colour integer,
    status text,
    created_at integer not null
  ) without rowid`,
  "create index accounts_by_name on accounts (sort_name, username) where role <> 'guest'",
  `create table account_looks (
    look text primary key,
    user_id text not null references accounts (user_id) on delete cascade
  ) without rowid`,
  'create index account_looks_of on account_looks (user_id)',
  `create table sessions (
    hash text primary key,
    user_id text not null references accounts (user_id) on delete cascade,
    created_at integer not null,
    expires_at integer not null
  ) without rowid`,
  'create index sessions_of on sessions (user_id)',
  'create table set_up (id integer primary key check (id = 1), hash text not null)',
  `create table resets (
    user_id text primary key references accounts (user_id) on delete cascade,
    hash text not null unique,
    expires_at integer not null
  ) without rowid`,
];

/** Who leaves a direct conversation stays one of its people, with `is_in` 0. */
const roomPeople = [
  `create table members (
    room integer not null references rooms (id),
    person_key text not null,
    username text not null,
    sort_name text not null,
    is_in integer not null default 1,
    joined_at integer not null,
    primary key (room, person_key)
  ) without rowid`,
  'create index members_of on members (person_key)',
  `create table reads (
    person_key text not null,
    room integer not null references rooms (id),
    seq integer not null,
    primary key (person_key, room)
  ) without rowid`,
  `create table invites (
    invite_id text primary key,
    hash text not null unique,
    room integer not null references rooms (id),
    by_key text not null,
    by_username text not null,
    created_at integer not null,
    expires_at integer,
    uses_left integer
  ) without rowid`,
  'create index invites_of on invites (room)',
];

const moderation = [
  `create table mutes (
    person_key text primary key,
    username text not null,
    by_key text not null,
    by_username text not null,
    until integer not null
  ) without rowid`,
  `create table bans (
    person_key text primary key,
    username text not null,
    by_key text not null,
    by_username text not null,
    at integer not null,
    until integer,
    reason text not null
  ) without rowid`,
  `create table ban_addresses (
    address text not null,
    person_key text not null references bans (person_key) on delete cascade,
    primary key (address, person_key)
  ) without rowid`,
  'create index ban_addresses_of on ban_addresses (person_key)',
  `create table reports (
    report_id integer primary key autoincrement,
    room_id text not null,
    seq integer not null,
    author_key text not null,
    author_username text not null,
    message text not null,
    by_key text not null,
    by_username text not null,
    at integer not null,
    reason text not null,
    settled_by_key text,
    settled_at integer,
    unique (room_id, seq, by_key)
  )`,
  'create index reports_open on reports (report_id) where settled_at is null',
  `create table audit (
    audit_id integer primary key autoincrement,
    at integer not null,
    by_key text not null,
    by_username text not null,
    action text not null,
    to_key text,
    to_username text,
    room_id text,
    details text
  )`,
];
