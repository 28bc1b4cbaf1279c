import type { Outlet } from '../delivery/feed';
import type { Asker } from '../domain/authority/actor';
import type { ConnectedClient } from '../domain/connected-clients';
import type { CommandName } from '../protocol/index';
import type { Caller, Commands } from './dispatch';
import type { EncodedEvent } from './encoded-event';

/**
 * A dialect of Socket.IO whose clients are known by nothing when they connect. They share their connections with the full feed:
 * until one speaks in one of the two, it is told all of both.
 */
export interface SharedDialect {
  /** The event by which its clients speak, and the command that it stands for. */
  readonly event: string;
  readonly command: CommandName;
  readonly commands: Commands<Caller>;
  /** Who asks, by what the payload says. */
  identify(client: ConnectedClient, input: unknown): Asker | Promise<Asker>;
  /** Tell a connection what was said and, from then on, what is said. Returns the way to stop. */
  tell(outlet: Outlet<EncodedEvent>): () => void;
}
