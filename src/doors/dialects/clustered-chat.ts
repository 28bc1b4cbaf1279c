import * as z from 'zod';
import type { Hub } from '../../delivery/hub';
import type { Asker } from '../../domain/authority/actor';
import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import { claimByName } from '../../domain/people/named-guests';
import { GENERAL } from '../../protocol/index';
import { claimant } from '../claimant';
import { actorOf, roomOf } from '../commands/permitted';
import { command } from '../dispatch';
import type { SharedDialect } from '../shared-dialect';
import { ClusteredFeed } from './clustered-feed';

/** What a client sends. Further fields are dropped. */
const spoken = z.object({
  username: z.string().max(1_000),
  message: z.string(),
  timestamp: z.union([z.string().max(128), z.number(), z.null()]),
});

/**
 * What clients of the Redis chat send by an event of the same name. They are known by their session: who sends it without one is
 * told so.
 */
const spokenInRoom = z.object({ roomId: z.unknown().refine((roomId) => roomId !== undefined) });

/** The clustered chat: `message` to everyone, and `historical_messages` on connecting. */
export function clusteredChat({ chat, hub }: { chat: Chat; hub: Hub }): SharedDialect {
  const feed = new ClusteredFeed(chat);
  const channel = hub.addFeed(feed);
  return {
    event: 'message',
    command: 'SendMessage',
    commands: {
      SendMessage: command(z.union([spoken, spokenInRoom]), async (_caller, input, permit) => {
        const { message, timestamp } = input as z.infer<typeof spoken>;
        await roomOf(permit).send(actorOf(permit), message, { timeStamp: timestamp });
        return {};
      }),
    },
    identify: (client, input) => identify(chat, client, input),
    tell(outlet) {
      channel.flush(GENERAL);
      outlet(feed.begin());
      channel.subscribe(GENERAL, outlet);
      let isTold = true;
      return () => {
        if (!isTold) return;
        isTold = false;
        channel.unsubscribe(GENERAL, outlet);
        feed.end();
      };
    },
  };
}

/**
 * These clients know people by their names alone. So the name is what is claimed, on whichever connection: what moderators decide
 * about one who bears it holds when they come back.
 */
function identify(chat: Chat, client: ConnectedClient, input: unknown): Asker | Promise<Asker> {
  if (!('username' in (input as object))) return client;
  return claimant(chat, client, claimByName((input as z.infer<typeof spoken>).username));
}
