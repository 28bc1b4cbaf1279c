/** The server as it ships, and one who tells over IPC what it holds in memory. Only tests start it. */
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Socket } from 'socket.io';
import { Connection } from '../../../src/doors/connection';
import '../../../src/main';
import type { Held, Question, UnderWay } from './held';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

process.on('message', (question: Question) => {
  process.send?.(question === 'under way' ? underWay() : held());
});

function underWay(): UnderWay {
  const resources = process.getActiveResourcesInfo();
  return {
    timers: resources.filter((name) => name === 'Timeout').length,
    streams: resources.filter((name) => name === 'TCPSocketWrap').length,
  };
}

function held(): Held {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  // What the collector could not take: something still knows of it.
  const remembered = { sockets: countOf(Socket), connections: countOf(Connection) };
  return { heapBytes: heapUsed + external, ...underWay(), ...remembered };
}

function countOf(of: { prototype: object }): number {
  return queryObjects(of as unknown as new () => unknown, { format: 'count' });
}
