import type * as z from 'zod';
import { botCommands } from './bots';
import { connectionCommands } from './connections';
import { fileCommands } from './files';
import { markCommands } from './marks';
import { moderationCommands } from './moderation';
import { peopleCommands } from './people';
import { roomCommands } from './rooms';
import { talkCommands } from './talk';
import { webhookCommands } from './webhooks';

export type { CommandShape, HttpRoute } from './command';

/** Everything that a client of the delta feed or of the HTTP API may ask, by name. */
export const commands = {
  ...talkCommands,
  ...fileCommands,
  ...peopleCommands,
  ...roomCommands,
  ...moderationCommands,
  ...webhookCommands,
  ...connectionCommands,
  ...botCommands,
  ...markCommands,
};

export type CommandName = keyof typeof commands;
/** A payload as a client writes it: what has a default may be left out. */
export type CommandPayload<C extends CommandName> = z.input<(typeof commands)[C]['input']>;
/** A payload as the server reads it. */
export type CommandInput<C extends CommandName> = z.output<(typeof commands)[C]['input']>;
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>;
