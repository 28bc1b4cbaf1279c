import type { Router } from 'express';
import type { Hub } from '../../../delivery/hub';
import type { Numbers } from '../../../domain/people/numbers';
import type { SessionDialect } from '../../session-dialect';
import { type RedisServices, redisCommands } from './commands';
import { RedisIds } from './ids';
import { RedisReaders } from './readers';
import { type RestDependencies, redisRest } from './rest';
import type { SocketsDependencies } from './session';
import { RedisSockets } from './sockets';

export interface RedisChatDependencies
  extends Omit<RestDependencies, 'ids' | 'own'>,
    Omit<SocketsDependencies, 'ids' | 'own' | 'readers'> {
  hub: Hub;
  numbers: Numbers;
}

/** The Redis chat: REST at the root paths, a socket, and the session cookie of both. */
export function redisChat(dependencies: RedisChatDependencies): { rest: Router; sockets: SessionDialect } {
  const { hub, numbers, log } = dependencies;
  const ids = new RedisIds(numbers);
  const services: RedisServices = { ...dependencies, ids };
  const all = { ...dependencies, ids, own: redisCommands(services) };
  return {
    rest: redisRest(all),
    sockets: new RedisSockets({ ...all, readers: new RedisReaders(hub, ids, log) }) as SessionDialect,
  };
}
