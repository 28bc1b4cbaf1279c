import type { Chat } from '../../domain/chat';
import type { Files } from '../../domain/files/files';
import type { Moderation } from '../../domain/moderation/moderation';
import type { People } from '../../domain/people/people';
import type { Bots } from '../../domain/programs/bots';
import type { OutgoingWebhooks } from '../../domain/programs/outgoing-webhooks';
import type { Webhooks } from '../../domain/programs/webhooks';
import type { ReachableConnections } from '../../domain/reachable-connections';
import type { Rooms } from '../../domain/rooms/rooms';
import type { Search } from '../../domain/search/search';
import { type CommandName, type CommandShape, commands } from '../../protocol/index';
import type { Caller, Commands } from '../dispatch';
import { botRuns } from './bots';
import { connectionRuns } from './connections';
import { fileRuns } from './files';
import { markRuns } from './marks';
import { moderationRuns } from './moderation';
import { peopleRuns, type SessionCaller } from './people';
import { roomRuns } from './rooms';
import { withShapes } from './runs';
import { talkRuns } from './talk';
import { webhookRuns } from './webhooks';

/** What carries commands out. */
export interface Services {
  chat: Chat;
  people: People;
  rooms: Rooms;
  moderation: Moderation;
  search: Search;
  files: Files;
  webhooks: Webhooks;
  outgoing: OutgoingWebhooks;
  connections: ReachableConnections;
  bots: Bots;
}

/** Every command of the contract but those that only a connection can ask for. */
export function everyCommand({
  people,
  rooms,
  moderation,
  search,
  files,
  webhooks,
  outgoing,
  bots,
  connections,
}: Services): Commands<SessionCaller> {
  return {
    ...withShapes(talkRuns(rooms, search, moderation.audit)),
    ...withShapes(fileRuns(files)),
    ...withShapes(roomRuns(rooms)),
    ...withShapes(markRuns(rooms, moderation.audit)),
    ...withShapes(moderationRuns(moderation)),
    ...withShapes(peopleRuns(people, files)),
    ...withShapes(webhookRuns(webhooks, outgoing)),
    ...withShapes(connectionRuns(connections, people.tickets)),
    ...withShapes(botRuns(bots)),
  };
}

/** Those of them that move no session: what a socket offers. */
export function withoutSessions(all: Commands<SessionCaller>): Commands<Caller> {
  const kept = Object.entries(all).filter(([name]) => !(commands[name as CommandName] as CommandShape).onlyByHttp);
  return Object.fromEntries(kept) as Commands<Caller>;
}
