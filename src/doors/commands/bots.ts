import type { Bots } from '../../domain/programs/bots';
import type { botCommands } from '../../protocol/commands/bots';
import type { Caller } from '../dispatch';
import { actorOf } from './permitted';
import type { Runs } from './runs';

/** How accounts of programs are made, and what they are known by. */
export function botRuns(bots: Bots): Runs<keyof typeof botCommands, Caller> {
  return {
    CreateBot: (_caller, wish, permit) => bots.create(actorOf(permit), wish),

    ListBots: async () => ({ bots: await bots.list() }),

    RenewBotToken: async (_caller, { userID }, permit) => ({ token: await bots.renewToken(actorOf(permit), userID) }),

    RevokeBotToken: async (_caller, { userID }, permit) => {
      await bots.revokeToken(actorOf(permit), userID);
      return {};
    },
  };
}
