import { Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Clock } from '../ports';
import { hashOf, makeSecret } from './secrets';
import type { Sessions } from './sessions';

/** How long a ticket is good, in milliseconds. */
const TICKET_MS = 60_000;

/** How many tickets wait to be used. */
const TICKETS_MAX = 10_000;

/**
 * Tickets for who can put what proves them nowhere but into an address, where others may read it: each is good once, for a minute,
 * as long as the session is that it was made by. They are kept in memory: whoever makes one uses it at once.
 */
export class Tickets {
  /** By their hash, the oldest first. */
  private readonly waiting = new Map<string, { session: string; expiresAt: number }>();

  constructor(
    private readonly sessions: Pick<Sessions, 'findByHash'>,
    private readonly clock: Clock,
  ) {}

  /** Throws `session_required` for who is here without a session. */
  create({ session }: Actor): { ticket: string; expiresAt: number } {
    if (session === undefined) throw new Refusal('session_required');
    const now = this.clock.now();
    this.forget(now);
    const ticket = makeSecret();
    const expiresAt = now + TICKET_MS;
    this.waiting.set(hashOf(ticket), { session, expiresAt });
    return { ticket, expiresAt };
  }

  /** Whose a ticket is. Rejects with `ticket_invalid`, or with `session_invalid` where the session has ended meanwhile. */
  async redeem(ticket: string): Promise<Actor> {
    const hash = hashOf(ticket);
    const found = this.waiting.get(hash);
    this.waiting.delete(hash);
    if (!found || found.expiresAt <= this.clock.now()) throw new Refusal('ticket_invalid');
    return this.sessions.findByHash(found.session);
  }

  /** Those that are over, and the oldest where there are too many. */
  private forget(now: number): void {
    for (const [hash, { expiresAt }] of this.waiting) {
      if (expiresAt > now && this.waiting.size < TICKETS_MAX) return;
      this.waiting.delete(hash);
    }
  }
}
