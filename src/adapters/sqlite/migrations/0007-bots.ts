import { type Kysely, type Migration, sql } from 'kysely';

/** What a bot may, as JSON. Null for everyone else. */
export const bots: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table accounts add column rights text`.execute(db);
  },
};
