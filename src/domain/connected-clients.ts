import { type Person, personKey } from '../protocol/index';
import type { Actor, Asker } from './authority/actor';

/** A connection, whichever door it came in by: who it is, and as whom it has which rooms on screen. */
export interface ConnectedClient extends Asker {
  /** Whether its end is the person's leaving at once, without time to come back. */
  leavesAtOnce: boolean;
  readonly rooms: Map<string, Person>;
  /** The rooms that it asked to see and did not look away from since. To have asked is not to be let in. */
  readonly looksAt: Set<string>;
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
    const client: ConnectedClient = {
      connectionId,
      address,
      actor,
      leavesAtOnce,
      rooms: new Map(),
      looksAt: new Set(),
    };
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

  /** Those of a person, by their key. */
  of(person: string): ConnectedClient[] {
    return [...this.clients.values()].filter(({ actor }) => actor?.key === person);
  }

  roomsOnScreen(): Set<string> {
    return new Set([...this.clients.values()].flatMap(({ rooms }) => [...rooms.keys()]));
  }
}

export function isSamePerson(one: Person, other: Person): boolean {
  return personKey(one) === personKey(other);
}
