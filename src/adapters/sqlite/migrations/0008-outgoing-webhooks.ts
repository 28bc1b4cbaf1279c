import { type Kysely, type Migration, sql } from 'kysely';

/** `sent_seq` is how far an address was sent its room. `*_at` and `failing_since` are Unix milliseconds. */
export const outgoingWebhooks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table outgoing_webhooks (
      webhook_id text primary key,
      room integer not null references rooms (id),
      url text not null,
      by_key text not null,
      by_username text not null,
      created_at integer not null,
      sent_seq integer not null,
      failing_since integer,
      disabled_at integer
    ) without rowid`.execute(db);
    await sql`create index outgoing_webhooks_of on outgoing_webhooks (room)`.execute(db);
  },
};
