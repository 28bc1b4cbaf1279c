import { type Kysely, type Migration, sql } from 'kysely';

/** The order in which the files of a room are listed: what is seen and heard apart from all else. */
export const filesByKind: Migration = {
  async up(db: Kysely<unknown>) {
    const listed = "files (room, kind = 'other', seq desc, position) where seq is not null";
    await sql.raw(`create index files_listed on ${listed}`).execute(db);
  },
};
