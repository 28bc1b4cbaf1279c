import type { Outlet } from '../../delivery/feed';
import type { ConnectedClient } from '../../domain/connected-clients';
import { GENERAL, type Reply } from '../../protocol/index';
import type { Connection } from '../connection';
import { type Ask, type Caller, type DispatchDependencies, dispatch } from '../dispatch';
import type { EncodedEvent } from '../encoded-event';
import type { SharedDialect } from '../shared-dialect';

/**
 * A connection that is of the full feed or of a dialect. Which of them shows when it has done something in one: from then on it is
 * not told what the other would be, since the whole room after every change is dear, and so is every change twice.
 */
export class Sharing {
  private readonly caller: Caller;
  private readonly stop: () => void;
  private isDecided = false;

  constructor(
    private readonly dialect: SharedDialect,
    { asker, turns }: { asker: ConnectedClient; turns: NonNullable<Caller['turns']> },
    private readonly connection: Connection<EncodedEvent>,
    outlet: Outlet<EncodedEvent>,
    private readonly dependencies: DispatchDependencies,
  ) {
    this.caller = { asker, turns, identify: (_command, input) => dialect.identify(asker, input) };
    this.stop = dialect.tell(outlet);
  }

  /** `askFull` is how the full feed answers. */
  async ask(name: string, payload: unknown, askFull: Ask): Promise<Reply<object>> {
    const { event, command, commands } = this.dialect;
    if (name !== event) {
      const reply = await askFull(name, payload);
      if (reply.ok) this.decide(() => this.end());
      return reply;
    }
    const reply = await dispatch(commands, this.caller, command, payload, this.dependencies);
    if (reply.ok) this.decide(() => this.connection.watch(GENERAL));
    return reply;
  }

  /** Nothing of the dialect is told from now on. */
  end(): void {
    this.stop();
  }

  private decide(carryOut: () => void): void {
    if (this.isDecided) return;
    this.isDecided = true;
    carryOut();
  }
}
