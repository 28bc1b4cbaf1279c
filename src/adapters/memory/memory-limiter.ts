import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter, RateLimit } from '../../domain/ports';
import { Refusal } from '../../protocol/index';

/** Counts in this process what is asked for. */
export class MemoryLimiter implements Limiter {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  async spend(kind: string, key: string, limit: RateLimit): Promise<void> {
    try {
      await this.limiterOf(kind, limit).consume(key);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      const isAbuse = limit.abuse !== undefined && rejection.consumedPoints > limit.abuse;
      throw new Refusal(isAbuse ? 'abuse' : 'rate_limited', rejection.msBeforeNext);
    }
  }

  private limiterOf(kind: string, { points, seconds }: RateLimit): RateLimiterMemory {
    const known = this.limiters.get(kind);
    if (known) return known;
    const limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: kind });
    this.limiters.set(kind, limiter);
    return limiter;
  }
}

/** Lets everything through: for load tests, which are about everything but limits. */
export class NoLimiter implements Limiter {
  async spend(): Promise<void> {}
}
