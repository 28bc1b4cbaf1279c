import type Database from 'better-sqlite3';
import type { Webhook, WebhookStore } from '../../domain/ports';
import { personFromKey, personKey } from '../../protocol/index';
import type { Parts } from './parts';

interface WebhookRow {
  webhook_id: string;
  room_id: string;
  name: string;
  by_key: string;
  by_username: string;
  created_at: number;
}

/** Addresses by which other programs speak in a room, on SQLite. */
export class SqliteWebhooks implements WebhookStore {
  private readonly statements;
  private readonly commits;
  private readonly heads;

  constructor({ database, commits, heads }: Parts) {
    this.statements = prepareWebhookStatements(database);
    this.commits = commits;
    this.heads = heads;
  }

  add({ webhookId, roomId, name, createdBy, createdAt }: Webhook, hash: string): Promise<void> {
    return this.commits.write(() => {
      const room = this.heads.of(roomId).id;
      const [byKey, byUsername] = [personKey(createdBy), createdBy.username];
      this.statements.add.run({ webhookId, hash, room, name, byKey, byUsername, createdAt });
    });
  }

  async of(roomId: string): Promise<Webhook[]> {
    return this.statements.list.all(this.heads.of(roomId).id).map(webhookOf);
  }

  async count(roomId: string): Promise<number> {
    return this.statements.count.get(this.heads.of(roomId).id) as number;
  }

  async find(hash: string): Promise<Webhook | undefined> {
    const row = this.statements.find.get(hash);
    return row && webhookOf(row);
  }

  revoke(roomId: string, webhookId: string): Promise<boolean> {
    return this.commits.write(() => this.statements.revoke.run(this.heads.of(roomId).id, webhookId).changes === 1);
  }
}

const columns = 'webhook_id, room_id, webhooks.name, by_key, by_username, webhooks.created_at';

function prepareWebhookStatements(database: Database.Database) {
  return {
    add: database.prepare<
      Omit<Webhook, 'roomId' | 'createdBy'> & Record<'hash' | 'byKey' | 'byUsername', string> & { room: number }
    >(
      `insert into webhooks (webhook_id, hash, room, name, by_key, by_username, created_at)
       values (@webhookId, @hash, @room, @name, @byKey, @byUsername, @createdAt)`,
    ),
    list: database.prepare<[number], WebhookRow>(
      `select ${columns} from webhooks join rooms on rooms.id = webhooks.room
       where webhooks.room = ? order by webhooks.created_at, webhook_id`,
    ),
    count: database.prepare<[number], number>('select count(*) from webhooks where room = ?').pluck(),
    find: database.prepare<[string], WebhookRow>(
      `select ${columns} from webhooks join rooms on rooms.id = webhooks.room where hash = ?`,
    ),
    revoke: database.prepare<[number, string]>('delete from webhooks where room = ? and webhook_id = ?'),
  };
}

function webhookOf(row: WebhookRow): Webhook {
  return {
    webhookId: row.webhook_id,
    roomId: row.room_id,
    name: row.name,
    createdBy: personFromKey(row.by_key, row.by_username),
    createdAt: row.created_at,
  };
}
