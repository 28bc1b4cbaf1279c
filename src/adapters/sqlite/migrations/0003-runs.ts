import { type Kysely, type Migration, sql } from 'kysely';

/** Each run of the server, and where a room stood when it began, if the run before had moved it. */
export const runs: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table runs (id integer primary key, run text not null unique)`.execute(db);
    await sql`create table run_starts (
      room integer not null references rooms (id),
      run integer not null,
      seq integer not null,
      primary key (room, run)
    ) without rowid`.execute(db);
  },
};
