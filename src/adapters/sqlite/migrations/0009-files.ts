import { type Kysely, type Migration, sql } from 'kysely';

/**
 * `seq` and `position` are where a message has it; both are null of an upload that none has yet. `voice` is JSON. `attached` is
 * how many files a message has; null for most. `file_owners` and `removed_files` follow `files` by triggers, so that nothing that
 * removes messages can forget them. Of removed files the bytes may still be on the disk.
 */
export const files: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table files (
    file_id text primary key,
    room integer not null references rooms (id),
    by_key text not null,
    name text not null,
    type text not null,
    kind text not null,
    size integer not null,
    width integer,
    height integer,
    thumbnail integer,
    voice text,
    created_at integer not null,
    seq integer,
    position integer
  ) without rowid`,
  'create index files_of_messages on files (room, seq, position) where seq is not null',
  'create index files_unused on files (created_at) where seq is null',
  'create index files_unused_of on files (by_key) where seq is null',
  `create table file_owners (
    by_key text primary key,
    files integer not null,
    bytes integer not null
  ) without rowid`,
  'create table removed_files (file_id text primary key) without rowid',
  `create trigger files_added after insert on files begin
    insert into file_owners (by_key, files, bytes) values (new.by_key, 1, new.size)
    on conflict do update set files = files + 1, bytes = bytes + new.size;
  end`,
  `create trigger files_removed after delete on files begin
    update file_owners set files = files - 1, bytes = bytes - old.size where by_key = old.by_key;
    delete from file_owners where by_key = old.by_key and files = 0;
    insert or ignore into removed_files (file_id) values (old.file_id);
  end`,
  'alter table messages add column attached integer',
];
