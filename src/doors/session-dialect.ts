import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../domain/authority/actor';
import type { ConnectedClient } from '../domain/connected-clients';
import type { Turns } from '../domain/turns';
import type { Connection, Line } from './connection';
import type { Ask } from './dispatch';
import type { EncodedEvent } from './encoded-event';

/** A dialect of Socket.IO whose clients are known by what their handshake carries: the session of somebody. */
export interface SessionDialect<Arrival extends { actor: Actor } = { actor: Actor }> {
  /** As its traffic is called. */
  readonly name: 'redis';
  /** Who comes; undefined where the handshake is not of this dialect. Rejects with `Refusal`. */
  arrive(headers: IncomingHttpHeaders, address: string): Promise<Arrival | undefined>;
  /** Serve a connection of theirs. */
  open(
    arrival: Arrival,
    client: ConnectedClient,
    turns: Turns,
    lineWith: (tell: NonNullable<Line<EncodedEvent>['tell']>) => Line<EncodedEvent>,
  ): DialectSession;
}

export interface DialectSession {
  connection: Connection<EncodedEvent>;
  ask: Ask;
}
