import { type Person, personKey, Refusal } from '../protocol/index';

/** A connection, whichever door it came in by: who it is in each room it has entered. */
export interface ConnectedClient {
  readonly connectionId: string;
  /** Whether its end is the person's leaving at once, without time to come back. */
  readonly leavesAtOnce: boolean;
  readonly rooms: Map<string, Person>;
}

/** Every connection of this process. */
export class ConnectedClients {
  private readonly clients = new Map<string, ConnectedClient>();

  get size(): number {
    return this.clients.size;
  }

  connect(connectionId: string, leavesAtOnce: boolean): ConnectedClient {
    const client: ConnectedClient = { connectionId, leavesAtOnce, rooms: new Map() };
    this.clients.set(connectionId, client);
    return client;
  }

  disconnect(client: ConnectedClient): void {
    this.clients.delete(client.connectionId);
  }

  isConnected(client: ConnectedClient): boolean {
    return this.clients.get(client.connectionId) === client;
  }
}

/** Who this connection is in a room. Throws `not_entered`. */
export function personIn(client: ConnectedClient, roomId: string): Person {
  const person = client.rooms.get(roomId);
  if (!person) throw new Refusal('not_entered');
  return person;
}

export function isSamePerson(one: Person, other: Person): boolean {
  return personKey(one) === personKey(other);
}
