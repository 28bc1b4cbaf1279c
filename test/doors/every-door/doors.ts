import { clusteredChat } from './clustered-chat';
import { deltaFeed } from './delta-feed';
import type { Door } from './door';
import { fullFeed } from './full-feed';
import { httpApi } from './http-api';
import { plainWebSocket } from './plain-websocket';
import { redisChat } from './redis-chat';
import { serverlessChatroom } from './serverless-chatroom';

/** Every door. */
export const doors: readonly Door[] = [
  deltaFeed,
  fullFeed,
  httpApi,
  plainWebSocket,
  serverlessChatroom,
  clusteredChat,
  redisChat,
];
