import type { Moderation } from '../../domain/moderation/moderation';
import type { moderationCommands } from '../../protocol/commands/moderation';
import type { Caller } from '../dispatch';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';

type ModerationCommand = keyof typeof moderationCommands;

/** How what moderators do, and what people ask of them, is carried out. */
export function moderationRuns(moderation: Moderation): Runs<ModerationCommand, Caller> {
  const { reports, audit } = moderation;
  return {
    Mute: async (_caller, { userID, minutes, reason }, permit) => ({
      mutedUntil: await moderation.mute(actorOf(permit), userID, minutes, reason),
    }),

    Unmute: async (_caller, { userID }, permit) => {
      await moderation.unmute(actorOf(permit), userID);
      return {};
    },

    Ban: async (_caller, { userID, ...sentence }, permit) => {
      await moderation.ban(actorOf(permit), userID, sentence);
      return {};
    },

    Unban: async (_caller, { userID }, permit) => {
      await moderation.unban(actorOf(permit), userID);
      return {};
    },

    ListBans: async () => ({ bans: await moderation.bans() }),

    Report: async (_caller, { seq, reason }, permit) => {
      await reports.report(actorOf(permit), roomOf(permit), seq, reason);
      return {};
    },

    ListReports: async () => ({ reports: await reports.list() }),

    SettleReport: async (_caller, { reportId, message }, permit) => {
      await reports.settle(actorOf(permit), reportId, message);
      return {};
    },

    ListAudit: (_caller, { before, limit }) => audit.page(before, limit),

    LookAtPerson: (_caller, { userID }) => moderation.lookAt(userID),
  };
}
