import { type CommandOutput, type Person, Refusal } from '../protocol/index';
import type { Actor } from './authority/actor';
import type { Audit } from './moderation/audit';
import { checkMessageText } from './room/message-text';

/** One of them, as its door reaches it. */
export interface ReachableConnection {
  readonly connectionID: string;
  look(): CommandOutput<'LookAtConnection'>;
  tell(text: string): void;
  close(): void;
}

/** The connections that owners can look at, say something to, and close, by id. Every method throws `connection_not_found`. */
export class ReachableConnections {
  private readonly byId = new Map<string, ReachableConnection>();

  constructor(private readonly audit: Audit) {}

  add(connection: ReachableConnection): void {
    this.byId.set(connection.connectionID, connection);
  }

  remove({ connectionID }: ReachableConnection): void {
    this.byId.delete(connectionID);
  }

  look(connectionID: string): CommandOutput<'LookAtConnection'> {
    return this.find(connectionID).look();
  }

  /** Say something to one connection alone. Rejects with what is wrong with the text. */
  async tell(by: Actor, connectionID: string, text: string): Promise<void> {
    const connection = this.find(connectionID);
    checkMessageText(text);
    connection.tell(text);
    await this.write(by, 'SendToConnection', connection);
  }

  async close(by: Actor, connectionID: string): Promise<void> {
    const connection = this.find(connectionID);
    connection.close();
    await this.write(by, 'CloseConnection', connection);
  }

  private find(connectionID: string): ReachableConnection {
    const connection = this.byId.get(connectionID);
    if (!connection) throw new Refusal('connection_not_found');
    return connection;
  }

  private write(by: Actor, action: 'SendToConnection' | 'CloseConnection', connection: ReachableConnection) {
    const { person } = connection.look();
    const facts: { to?: Person } = person ? { to: person } : {};
    return this.audit.write(by, action, { ...facts, details: { connectionID: connection.connectionID } });
  }
}
