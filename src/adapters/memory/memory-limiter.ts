import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter } from '../../domain/ports';
import { Refusal } from '../../protocol/index';

/** Counts in this process what each connection asks for. */
export class MemoryLimiter implements Limiter {
  private readonly limiter: RateLimiterMemory;

  constructor(private readonly limit: { periodSeconds: number; commands: number; abuse: number }) {
    this.limiter = new RateLimiterMemory({ points: limit.commands, duration: limit.periodSeconds });
  }

  async spend(connectionId: string): Promise<void> {
    try {
      await this.limiter.consume(connectionId);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      const code = rejection.consumedPoints > this.limit.abuse ? 'abuse' : 'rate_limited';
      throw new Refusal(code, rejection.msBeforeNext);
    }
  }
}

/** Lets everything through: for load tests, which are about everything but limits. */
export class NoLimiter implements Limiter {
  async spend(): Promise<void> {}
}
