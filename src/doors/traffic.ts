import type { DisconnectReason } from 'socket.io';
import { Tally } from './tally';

/** What was written to a connection and has not left. */
export interface Unsent {
  events: number;
  bytes: number;
}

/** What goes over the connections of one feed. Plain fields: they are read only when somebody measures. */
export class FeedTraffic {
  readonly connections = new Set<{ unsent(): Unsent }>();
  /** Connections that there have been. */
  opened = 0;
  /** Events written to connections, each to each of them, and their bytes. */
  deliveries = 0;
  bytes = 0;
  slowReadersCut = 0;

  unsent(): Unsent {
    const sum: Unsent = { events: 0, bytes: 0 };
    for (const connection of this.connections) {
      const { events, bytes } = connection.unsent();
      sum.events += events;
      sum.bytes += bytes;
    }
    return sum;
  }
}

/** What goes over the sockets of this process. */
export class Traffic {
  readonly feeds = {
    delta: new FeedTraffic(),
    full: new FeedTraffic(),
    redis: new FeedTraffic(),
    text: new FeedTraffic(),
    json: new FeedTraffic(),
  } as const;
  /** Connections that ended, by Socket.IO's words for why. */
  readonly ended = new Tally<DisconnectReason>();
}
