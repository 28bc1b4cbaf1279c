import { type Kysely, type Migration, sql } from 'kysely';

/**
 * When a message was pinned, what people keep for themselves (`place` counts each one's bookmarks), and what of a room they want
 * to be notified of. `*_at` is Unix milliseconds.
 */
export const marks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'alter table messages add column pinned_at integer',
      'create index messages_pinned on messages (room, pinned_at) where pinned_at is not null',
      `create table bookmarks (
        person_key text not null,
        place integer not null,
        room integer not null references rooms (id),
        seq integer not null,
        primary key (person_key, place),
        unique (person_key, room, seq)
      ) without rowid`,
      'create index bookmarks_on on bookmarks (room, seq)',
      `create table notify_choices (
        person_key text not null,
        room integer not null references rooms (id),
        notify text not null,
        primary key (person_key, room)
      ) without rowid`,
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};
