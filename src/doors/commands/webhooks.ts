import type { OutgoingWebhooks } from '../../domain/programs/outgoing-webhooks';
import type { Webhooks } from '../../domain/programs/webhooks';
import type { webhookCommands } from '../../protocol/commands/webhooks';
import { commands } from '../../protocol/index';
import type { Caller } from '../dispatch';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';
import { webhookText } from './webhook-text';

/** How addresses by which other programs speak are made and used, and addresses that are told what is said. */
export function webhookRuns(
  webhooks: Webhooks,
  outgoing: OutgoingWebhooks,
): Runs<keyof typeof webhookCommands, Caller> {
  return {
    CreateWebhook: async (_caller, { name }, permit) => {
      const { webhook, secret } = await webhooks.create(actorOf(permit), roomOf(permit), name);
      return { webhook, path: `/api${commands.PostByWebhook.http.path.replace('{secret}', secret)}` };
    },

    ListWebhooks: async (_caller, _input, permit) => ({ webhooks: await webhooks.list(roomOf(permit)) }),

    RevokeWebhook: async (_caller, { webhookId }, permit) => {
      await webhooks.revoke(actorOf(permit), roomOf(permit), webhookId);
      return {};
    },

    CreateOutgoingWebhook: (_caller, { url }, permit) => outgoing.create(actorOf(permit), roomOf(permit), url),

    ListOutgoingWebhooks: async (_caller, _input, permit) => ({ webhooks: await outgoing.list(roomOf(permit)) }),

    RemoveOutgoingWebhook: async (_caller, { webhookId }, permit) => {
      await outgoing.remove(actorOf(permit), roomOf(permit), webhookId);
      return {};
    },

    PostByWebhook: async (_caller, { secret, username, clientId, ...said }) => {
      const post = { text: webhookText(said), username: username ?? undefined, clientId };
      const { id, seq, sentAt } = await webhooks.post(secret, post);
      return { id, seq, sentAt };
    },
  };
}
