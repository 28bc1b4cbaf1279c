import type Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { StartRefusal } from '../../domain/start-refusal';
import { migrations } from './migrations/index';

/** Bring a database to the version of this program. Throws `StartRefusal` for one of a newer version. */
export async function migrate(database: Database.Database, file: string): Promise<void> {
  const known = new Set(Object.keys(migrations));
  const unknown = appliedMigrations(database).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartRefusal(`The database ${file} was written by a newer version of Snug. Start that version instead.`);
  }
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

function appliedMigrations(database: Database.Database): string[] {
  const table = database.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  return table ? database.prepare<[], string>('select name from kysely_migration').pluck().all() : [];
}
