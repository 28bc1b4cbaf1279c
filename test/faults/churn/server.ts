/** The server as it ships, and one who tells over IPC what it holds in memory. Only tests start it. */
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Socket } from 'socket.io';
import { ChatRoom } from '../../../src/domain/room/chat-room';
import { Connection } from '../../../src/doors/socket-io/connection';
import '../../../src/main';
import type { Held } from './held';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

process.on('message', () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  const held: Held = {
    heapBytes: heapUsed + external,
    registered: {
      // What the collector could not take: something still knows of it.
      sockets: countOf(Socket),
      connections: countOf(Connection),
      timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
      streams: process.getActiveResourcesInfo().filter((name) => /^(TCPSocket|TCP)Wrap$/.test(name)).length,
    },
    rooms: countOf(ChatRoom),
  };
  process.send?.(held);
});

function countOf(of: { prototype: object }): number {
  return queryObjects(of as unknown as new () => unknown, { format: 'count' });
}
