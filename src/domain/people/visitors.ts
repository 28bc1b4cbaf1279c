import { v4 as uuid } from 'uuid';
import { Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { ConnectedClient } from '../connected-clients';
import { VISIT_MS } from '../policies';
import type { Bus, Clock, Log } from '../ports';

interface VisitorsDependencies {
  chat: Chat;
  clock: Clock;
  bus: Bus;
  log: Log;
}

interface Visit {
  client: ConnectedClient;
  callOff(): void;
}

/**
 * People without a connection who ask again and again for what is new. Each is in General as by a connection, and has their name
 * to themselves, until they have not asked for some time or their session ended.
 */
export class Visitors {
  private readonly visits = new Map<string, Visit>();
  private readonly stopListening: () => void;

  constructor(private readonly dependencies: VisitorsDependencies) {
    this.stopListening = dependencies.bus.listen((person, event) => {
      // Who has another session in the place of theirs comes back with that.
      if (event.type === 'out' && event.code !== 'session_invalid') this.end(person);
    });
  }

  /** Somebody asks. Their coming is waited for by nobody: it has to be stored, and they only read. */
  see(actor: Actor, address: string): void {
    const { chat, log } = this.dependencies;
    const { key } = actor;
    const before = this.visits.get(key);
    before?.callOff();
    const client = before?.client ?? chat.connect({ connectionId: `visit ${uuid()}`, address, actor }, true);
    this.visits.set(key, { client, callOff: this.dependencies.clock.after(VISIT_MS, () => this.end(key)) });
    if (before) return;
    chat.enter(client, chat.general, actor, undefined).catch((err: unknown) => {
      this.end(key);
      // Such as where another here bears the name.
      if (!(err instanceof Refusal)) log.error({ err, connectionId: client.connectionId }, 'a visit failed');
    });
  }

  /** The process ends: nobody leaves because of that. */
  close(): void {
    this.stopListening();
    for (const { callOff } of this.visits.values()) callOff();
    this.visits.clear();
  }

  private end(person: string): void {
    const visit = this.visits.get(person);
    if (!visit) return;
    this.visits.delete(person);
    visit.callOff();
    this.dependencies.chat.disconnect(visit.client);
  }
}
