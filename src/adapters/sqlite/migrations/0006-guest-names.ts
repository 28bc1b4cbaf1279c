import { type Kysely, type Migration, sql } from 'kysely';

/** The looks of names that guests have to themselves, as accounts have theirs in `account_looks`. */
export const guestNames: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table guest_looks (
      look text primary key,
      user_id text not null references accounts (user_id) on delete cascade
    ) without rowid`.execute(db);
    await sql`create index guest_looks_of on guest_looks (user_id)`.execute(db);
  },
};
