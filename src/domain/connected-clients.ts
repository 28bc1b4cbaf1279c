import { type Person, personKey } from '../protocol/index';
import type { Actor, Asker } from './authority/actor';

/** A connection, whichever door it came in by: who it is, and as whom it has which rooms on screen. */
export interface ConnectedClient extends Asker {
  /** Whether its end is the person's leaving at once, without time to come back. */
  readonly leavesAtOnce: boolean;
  readonly rooms: Map<string, Person>;
  actor: Actor | undefined;
  /** Of a connection that proves nothing: whom it claimed last to be. */
  claim?: Person;
}

/** Every connection of this process. */
export class ConnectedClients {
  private readonly clients = new Map<string, ConnectedClient>();

  get size(): number {
    return this.clients.size;
  }

  connect({ connectionId, address, actor }: Asker, leavesAtOnce: boolean): ConnectedClient {
    const client: ConnectedClient = { connectionId, address, actor, leavesAtOnce, rooms: new Map() };
    this.clients.set(connectionId, client);
    return client;
  }

  disconnect(client: ConnectedClient): void {
    this.clients.delete(client.connectionId);
  }

  isConnected(client: ConnectedClient): boolean {
    return this.clients.get(client.connectionId) === client;
  }

  all(): Iterable<ConnectedClient> {
    return this.clients.values();
  }
}

export function isSamePerson(one: Person, other: Person): boolean {
  return personKey(one) === personKey(other);
}
