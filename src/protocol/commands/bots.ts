import * as z from 'zod';
import { botRightSchema, profileSchema } from '../people';
import { botID, type CommandShape, done, nameText, nothing } from './command';

const botSchema = z.strictObject({
  bot: profileSchema,
  rights: z.array(botRightSchema),
  hasToken: z.boolean().describe('Whether it has a token that was not revoked.'),
});

const rights = z.array(botRightSchema).min(1).max(botRightSchema.options.length);

/** Accounts of programs. */
export const botCommands = {
  CreateBot: {
    summary: 'An account for a program, with a token that is shown this once.',
    details:
      'It is in General, and in the rooms that somebody brings it into (`AddMember`). It may do what a member may, and with ' +
      '`moderate` what a moderator may, as far as it has the right to. A bot goes as everyone goes: `RemovePerson`.',
    input: z.strictObject({ name: nameText, rights: rights.describe('What it may do.') }),
    output: z.strictObject({ bot: botSchema, token: z.string() }),
    http: { method: 'POST', path: '/bots', status: 201 },
  },
  ListBots: {
    summary: 'Every bot, by name.',
    input: nothing,
    output: z.strictObject({ bots: z.array(botSchema) }),
    http: { method: 'GET', path: '/bots' },
  },
  RenewBotToken: {
    summary: 'Another token for a bot, shown this once. The one before ends, and so do its connections.',
    input: z.strictObject({ userID: botID }),
    output: z.strictObject({ token: z.string() }),
    http: { method: 'POST', path: '/bots/{userID}/token', status: 201 },
  },
  RevokeBotToken: {
    summary: 'Let nobody in by a bot’s token any more. Its connections are closed.',
    input: z.strictObject({ userID: botID }),
    output: done,
    http: { method: 'DELETE', path: '/bots/{userID}/token' },
  },
} as const satisfies Record<string, CommandShape>;
