import type { Permit } from '../../domain/authority/authority';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '../../protocol/index';
import type { Caller, Command } from '../dispatch';

/** What carries one command of the contract out: from its parsed payload to its answer. */
type Run<Name extends CommandName, C extends Caller> = (
  caller: C,
  input: CommandInput<Name>,
  permit: Permit,
) => CommandOutput<Name> | Promise<CommandOutput<Name>>;

/** How each of some commands is carried out. */
export type Runs<Name extends CommandName, C extends Caller> = { [N in Name]: Run<N, C> };

/** With the shapes of the contract. */
export function withShapes<Name extends CommandName, C extends Caller>(runs: Runs<Name, C>): Record<Name, Command<C>> {
  const entries = Object.entries<Command<C>['run']>(runs as Record<Name, Command<C>['run']>);
  return Object.fromEntries(
    entries.map(([name, run]) => [name, { shape: commands[name as Name].input, run }]),
  ) as unknown as Record<Name, Command<C>>;
}
