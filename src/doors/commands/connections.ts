import type { Tickets } from '../../domain/people/tickets';
import type { ReachableConnections } from '../../domain/reachable-connections';
import type { connectionCommands } from '../../protocol/commands/connections';
import type { Caller } from '../dispatch';
import { actorOf } from './permitted';
import type { Runs } from './runs';

/** How what is asked of plain WebSockets from outside is carried out. */
export function connectionRuns(
  connections: ReachableConnections,
  tickets: Tickets,
): Runs<keyof typeof connectionCommands, Caller> {
  return {
    CreateTicket: (_caller, _input, permit) => tickets.create(actorOf(permit)),

    LookAtConnection: (_caller, { connectionID }) => connections.look(connectionID),

    SendToConnection: async (_caller, { connectionID, message, data }, permit) => {
      await connections.tell(actorOf(permit), connectionID, message ?? data ?? '');
      return {};
    },

    CloseConnection: async (_caller, { connectionID }, permit) => {
      await connections.close(actorOf(permit), connectionID);
      return {};
    },
  };
}
