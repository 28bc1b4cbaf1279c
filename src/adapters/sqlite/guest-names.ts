import type Database from 'better-sqlite3';
import { type Person, Refusal } from '../../protocol/index';
import type { Parts } from './parts';

/** Who took a name less than this ago may be about to get a session, in milliseconds. */
const COMING_MS = 60_000;

/** Names that guests have to themselves, on SQLite. */
export class GuestNames {
  private readonly names;

  constructor({ database }: Pick<Parts, 'database'>) {
    this.names = prepareNameStatements(database);
  }

  list(now: number, limit: number): Person[] {
    return this.names.list.all({ now, cameAfter: now - COMING_MS, limit });
  }

  find(looks: readonly string[], now: number): Person | undefined {
    return this.names.find.get({ looks: JSON.stringify(looks), now, cameAfter: now - COMING_MS });
  }

  /** In a transaction that writes. Throws `name_taken` before the first change. */
  check(looks: readonly string[], now: number): void {
    if (this.find(looks, now)) throw new Refusal('name_taken');
  }

  /** The same, once it was checked. Who had one of these looks and is gone loses it. */
  keep(userID: string, looks: readonly string[]): void {
    this.forget(userID);
    for (const look of new Set(looks)) this.names.keep.run(look, userID);
  }

  forget(userID: string): void {
    this.names.forget.run(userID);
  }
}

const isThere = `role = 'guest' and (
  created_at > @cameAfter or exists (select 1 from sessions where user_id = accounts.user_id and expires_at > @now)
)`;

function prepareNameStatements(database: Database.Database) {
  return {
    list: database.prepare<{ now: number; cameAfter: number; limit: number }, Person & { userID: string }>(
      `select user_id as userID, username from accounts
       where user_id in (select user_id from guest_looks) and ${isThere} order by sort_name, username limit @limit`,
    ),
    find: database.prepare<{ looks: string; now: number; cameAfter: number }, Person & { userID: string }>(
      `select user_id as userID, username from accounts
       where user_id in (select user_id from guest_looks where look in (select value from json_each(@looks)))
         and ${isThere} limit 1`,
    ),
    keep: database.prepare<[look: string, userID: string]>(
      'insert into guest_looks (look, user_id) values (?, ?) on conflict do update set user_id = excluded.user_id',
    ),
    forget: database.prepare<[string]>('delete from guest_looks where user_id = ?'),
  };
}
