import type Database from 'better-sqlite3';
import type { OutgoingWebhook, OutgoingWebhookStore } from '../../domain/ports';
import { personFromKey, personKey } from '../../protocol/index';
import type { Parts } from './parts';

type Row = Omit<OutgoingWebhook, 'createdBy'> & { byKey: string; byUsername: string };
type State = Parameters<OutgoingWebhookStore['change']>[1];

/** Addresses that are sent what is said in a room, on SQLite. */
export class SqliteOutgoing implements OutgoingWebhookStore {
  private readonly statements;
  private readonly commits;
  private readonly heads;

  constructor({ database, commits, heads }: Parts) {
    this.statements = prepareStatements(database);
    this.commits = commits;
    this.heads = heads;
  }

  add({ roomId, createdBy, ...webhook }: OutgoingWebhook): Promise<void> {
    return this.commits.write(() => {
      const room = this.heads.of(roomId).id;
      const by = { byKey: personKey(createdBy), byUsername: createdBy.username };
      this.statements.add.run({ ...webhook, ...by, room });
    });
  }

  async of(roomId: string): Promise<OutgoingWebhook[]> {
    return this.statements.list.all(this.heads.of(roomId).id).map(webhookOf);
  }

  async enabled(): Promise<OutgoingWebhook[]> {
    return this.statements.enabled.all().map(webhookOf);
  }

  async count(roomId: string): Promise<number> {
    return this.statements.count.get(this.heads.of(roomId).id) as number;
  }

  change(webhookId: string, to: State): Promise<void> {
    return this.commits.write(() => void this.statements.change.run({ ...to, webhookId }));
  }

  remove(roomId: string, webhookId: string): Promise<boolean> {
    return this.commits.write(() => this.statements.remove.run(this.heads.of(roomId).id, webhookId).changes === 1);
  }
}

function prepareStatements(database: Database.Database) {
  const select = `select webhook_id as webhookId, room_id as roomId, url, by_key as byKey, by_username as byUsername,
      outgoing_webhooks.created_at as createdAt, sent_seq as sentSeq, failing_since as failingSince,
      disabled_at as disabledAt
    from outgoing_webhooks join rooms on rooms.id = outgoing_webhooks.room`;
  return {
    add: database.prepare<Omit<Row, 'roomId'> & { room: number }>(
      `insert into outgoing_webhooks (webhook_id, room, url, by_key, by_username, created_at, sent_seq, failing_since,
         disabled_at)
       values (@webhookId, @room, @url, @byKey, @byUsername, @createdAt, @sentSeq, @failingSince, @disabledAt)`,
    ),
    list: database.prepare<[number], Row>(
      `${select} where outgoing_webhooks.room = ? order by outgoing_webhooks.created_at, webhook_id`,
    ),
    enabled: database.prepare<[], Row>(`${select} where disabled_at is null`),
    count: database.prepare<[number], number>('select count(*) from outgoing_webhooks where room = ?').pluck(),
    change: database.prepare<State & { webhookId: string }>(
      `update outgoing_webhooks set sent_seq = @sentSeq, failing_since = @failingSince, disabled_at = @disabledAt
       where webhook_id = @webhookId`,
    ),
    remove: database.prepare<[number, string]>('delete from outgoing_webhooks where room = ? and webhook_id = ?'),
  };
}

function webhookOf({ byKey, byUsername, ...row }: Row): OutgoingWebhook {
  return { ...row, createdBy: personFromKey(byKey, byUsername) };
}
