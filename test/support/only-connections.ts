import { MemoryLimiter } from '../../src/adapters/memory/memory-limiter';
import type { Limiter, RateLimit } from '../../src/domain/ports';

/** Counts what each connection asks for in all, and no kind of it: for tests whose honest clients are in a hurry. */
export function onlyConnections(bound?: RateLimit): Limiter {
  const counted = new MemoryLimiter();
  return {
    async spend(kind, key, limit) {
      if (kind === 'everything') await counted.spend(kind, key, bound ?? limit);
    },
  };
}
