import { type Kysely, type Migration, sql } from 'kysely';

/** `hash` is the SHA-256 of the secret in a webhook's address. */
export const webhooks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table webhooks (
      webhook_id text primary key,
      hash text not null unique,
      room integer not null references rooms (id),
      name text not null,
      by_key text not null,
      by_username text not null,
      created_at integer not null
    ) without rowid`.execute(db);
    await sql`create index webhooks_of on webhooks (room)`.execute(db);
  },
};
