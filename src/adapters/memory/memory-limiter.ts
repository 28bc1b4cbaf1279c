import type { Limiter, RateLimit } from '../../domain/ports';
import { Refusal } from '../../protocol/index';

/** Of each kind, of how many it is known what they asked for. Beyond it, who began longest ago is forgotten. */
const KEPT_MAX = 50_000;

/** What somebody asked for since `endsAt` less the time of the limit. */
interface Spent {
  points: number;
  endsAt: number;
}

/**
 * Counts in this process what is asked for: by each in a time that begins when they first ask, and again when they do so after
 * its end.
 */
export class MemoryLimiter implements Limiter {
  /** By kind, then by whom. Each time of a kind lasts equally long: those that end first stand first. */
  private readonly kinds = new Map<string, Map<string, Spent>>();

  /** `now` tells a time in milliseconds that never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  async spend(kind: string, key: string, { points, seconds, abuse }: RateLimit): Promise<void> {
    const now = this.now();
    const kept = this.kinds.get(kind) ?? new Map<string, Spent>();
    this.kinds.set(kind, kept);
    forgetEnded(kept, now);
    const spent = kept.get(key) ?? { points: 0, endsAt: now + seconds * 1_000 };
    kept.set(key, spent);
    spent.points += 1;
    if (spent.points <= points) return;
    throw new Refusal(
      abuse !== undefined && spent.points > abuse ? 'abuse' : 'rate_limited',
      Math.ceil(spent.endsAt - now),
    );
  }
}

function forgetEnded(kept: Map<string, Spent>, now: number): void {
  for (const [key, { endsAt }] of kept) {
    if (endsAt > now && kept.size <= KEPT_MAX) return;
    kept.delete(key);
  }
}

/** Lets everything through: for load tests, which are about everything but limits. */
export class NoLimiter implements Limiter {
  async spend(): Promise<void> {}
}
