import { type Kysely, type Migration, sql } from 'kysely';

/** The numbers of people, for clients that know people by numbers. None is given twice, whoever is removed. */
export const numbers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table numbers (
      number integer primary key autoincrement,
      person_key text not null unique
    )`.execute(db);
  },
};
