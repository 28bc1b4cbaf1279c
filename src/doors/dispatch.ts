import type { ZodType } from 'zod';
import type { ConnectedClient } from '../domain/connected-clients';
import type { Limiter, Log } from '../domain/ports';
import { Refusal, type Reply } from '../protocol/index';

/** Who asks: at the least, a connection. Doors add what their commands need of it. */
export interface Caller {
  client: ConnectedClient;
}

/** What is done with a payload that nobody has looked at yet. Throws or rejects with `Refusal`. */
export type Command<C extends Caller> = (caller: C, payload: unknown) => object | Promise<object>;

export type Commands<C extends Caller> = Readonly<Record<string, Command<C>>>;

/** A command that runs only with a payload of the right shape. */
export function command<C extends Caller, Input>(
  shape: ZodType<Input>,
  run: (caller: C, input: Input) => object | Promise<object>,
): Command<C> {
  return (caller, payload) => {
    const parsed = shape.safeParse(payload);
    if (!parsed.success) throw new Refusal('invalid_payload');
    return run(caller, parsed.data);
  };
}

export interface DispatchDependencies {
  limiter: Limiter;
  log: Log;
}

/**
 * The one way from a door to the domain: count against the limits, find the command, parse its payload, run it.
 * Never rejects: what was refused, and what failed, is an answer with an error code.
 */
export async function dispatch<C extends Caller>(
  commands: Commands<C>,
  caller: C,
  name: string,
  payload: unknown,
  { limiter, log }: DispatchDependencies,
): Promise<Reply<object>> {
  try {
    await limiter.spend(caller.client.connectionId);
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!run) throw new Refusal('unknown_command');
    return { ok: true, ...(await run(caller, payload)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.toReply() };
    log.error({ err: error, command: name, connectionId: caller.client.connectionId }, 'a command failed');
    return { ok: false, error: new Refusal('internal').toReply() };
  }
}
