import type { Action, ClientLog } from './history';

/** Something that a client asked for, and all that it heard of it. Asked for again, it is still the same operation. */
export interface Operation<A extends Action = Action> {
  client: string;
  person: string;
  action: A;
  invokedAt: number;
  attempts: number;
  acknowledged: { at: number; change?: number }[];
  refused: number;
}

export function isDoing<D extends Action['do']>(
  operation: Operation,
  what: D,
): operation is Operation<Extract<Action, { do: D }>> {
  return operation.action.do === what;
}

/** All operations of a log, in the order in which they were first asked for. */
export function operationsOf({ client, person, events }: ClientLog): Operation[] {
  const operations = new Map<number, Operation>();
  for (const event of events) {
    if (event.type === 'invoked') {
      const known = operations.get(event.op);
      if (known) known.attempts += 1;
      else {
        const { at: invokedAt, action } = event;
        operations.set(event.op, { client, person, action, invokedAt, attempts: 1, acknowledged: [], refused: 0 });
      }
    } else if (event.type === 'acknowledged') {
      const { at, change } = event;
      operations.get(event.op)?.acknowledged.push({ at, ...(change === undefined ? {} : { change }) });
    } else if (event.type === 'failed') {
      const operation = operations.get(event.op);
      if (operation) operation.refused += 1;
    }
  }
  return [...operations.values()];
}

/** Whether every attempt was refused: then it was not done. */
export function isRefused({ attempts, refused, acknowledged }: Operation): boolean {
  return acknowledged.length === 0 && refused >= attempts;
}
