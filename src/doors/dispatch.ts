import type { ZodType } from 'zod';
import type { Asker } from '../domain/authority/actor';
import type { Admission } from '../domain/authority/admission';
import type { Authority, Permit, Subject } from '../domain/authority/authority';
import { everything, type Pace } from '../domain/authority/pace';
import type { Log } from '../domain/ports';
import type { Turns } from '../domain/turns';
import { type CommandName, type ErrorReply, GENERAL, Refusal, type Reply } from '../protocol/index';
import type { Refusals } from './refusals';
import type { UnderWay } from './under-way';

/** How many commands of a connection may wait to be begun: as many as would be abuse. */
export const TURNS_MAX = everything.abuse;

/** What a door adds to whoever asks. */
export interface Caller {
  readonly asker: Asker;
  /** Of a request. A connection's is its asker's. */
  readonly requestId?: string;
  /** Of a connection: what it asks for is begun in the order in which it asked. */
  readonly turns?: Turns;
  /** Who asks for this, where the payload says it. The door's own check of that, before any other. */
  identify?(command: string, input: unknown): Asker | Promise<Asker>;
}

export interface Command<C extends Caller> {
  shape: ZodType;
  /** Throws or rejects with `Refusal`. */
  run(caller: C, input: unknown, permit: Permit): object | Promise<object>;
}

export type Commands<C extends Caller> = Readonly<Partial<Record<CommandName, Command<C>>>>;

/** A command that runs only with a payload of the right shape. */
export function command<C extends Caller, Input>(
  shape: ZodType<Input>,
  run: (caller: C, input: Input, permit: Permit) => object | Promise<object>,
): Command<C> {
  // What the shape gave is what `run` takes: `admit` parses with the one and gives it to the other.
  return { shape, run: (caller, input, permit) => run(caller, input as Input, permit) };
}

/** Answers what a client asks for by the name that it gave. Never rejects. */
export type Ask = (name: string, payload: unknown) => Promise<Reply<object>>;

export interface DispatchDependencies {
  admission: Admission;
  authority: Authority;
  pace: Pace;
  refusals: Refusals;
  underWay: UnderWay;
  log: Log;
}

/**
 * The one way from a door to the domain: count against the limits, find the command, parse its payload, find out who asks,
 * look up whether they may, run it. Never rejects: what was refused, and what failed, is an answer with an error code.
 */
export async function dispatch<C extends Caller>(
  commands: Commands<C>,
  caller: C,
  name: string,
  payload: unknown,
  dependencies: DispatchDependencies,
): Promise<Reply<object>> {
  const end = dependencies.underWay.begin();
  try {
    const admitted = () => admit(commands, caller, name, payload, dependencies);
    const run = await (caller.turns ? caller.turns.next(admitted) : admitted());
    return { ok: true, ...(await run()) };
  } catch (error) {
    const reply = explain(error, Object.hasOwn(commands, name) ? name : 'unknown', caller, dependencies.log);
    dependencies.refusals.count(reply.code);
    return { ok: false, error: reply };
  } finally {
    end();
  }
}

/** Everything that comes before a command is run. Resolves with what runs it. */
async function admit<C extends Caller>(
  commands: Commands<C>,
  caller: C,
  name: string,
  payload: unknown,
  { admission, authority, pace }: DispatchDependencies,
): Promise<() => object | Promise<object>> {
  await pace.count(caller.asker);
  const command = Object.hasOwn(commands, name) ? commands[name as CommandName] : undefined;
  if (!command) throw new Refusal('unknown_command');
  const parsed = command.shape.safeParse(payload);
  if (!parsed.success) throw new Refusal('invalid_payload');
  const asker = caller.identify ? await caller.identify(name, parsed.data) : caller.asker;
  admission.checkNewcomer(name as CommandName, asker);
  await pace.spend(name as CommandName, asker);
  const permit = await authority.permit(name as CommandName, asker, subjectOf(parsed.data));
  return () => command.run(caller, parsed.data, permit);
}

/** What a command is about: where that is a room, General, unless it says otherwise. */
function subjectOf(input: unknown): Subject {
  return { roomId: GENERAL, ...(input as Subject | undefined) };
}

function explain(error: unknown, command: string, { asker, requestId }: Caller, log: Log): ErrorReply {
  const id = requestId === undefined ? { connectionId: asker.connectionId } : { requestId };
  if (error instanceof Refusal) {
    // What a store could not do has a cause, which only the log is told.
    if (error.cause) log.debug({ ...id, err: error.cause, command }, 'the store refused');
    return error.toReply();
  }
  log.error({ ...id, err: error, command }, 'a command failed');
  return new Refusal('internal').toReply();
}
