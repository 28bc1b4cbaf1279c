import { type Profile, Refusal } from '../../protocol/index';
import { type Actor, actorOf, profileOf } from '../authority/actor';
import type { Account, Bus, Clock, Store } from '../ports';
import { hashOf, makeSecret } from './secrets';

const DAY = 86_400_000;

/** How long connections of a session that another one replaces stay: until the browser has the new one's cookie. */
export const REPLACED_MS = 1_000;

/** A session as its bearer holds it. `expiresAt` is in Unix milliseconds. */
export interface CarriedSession {
  token: string;
  expiresAt: number;
}

/** Who somebody is from now on, and what proves it. */
export interface SignedIn {
  you: Profile;
  session: CarriedSession;
}

/** What proves, from one request to the next, who somebody is. A session ends some time after it was used last. */
export class Sessions {
  private forgotEndedAt = 0;

  constructor(
    private readonly store: Pick<Store, 'people'>,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** Rejects with `session_invalid`. */
  find(token: string): Promise<Actor> {
    return this.findByHash(hashOf(token));
  }

  /** The same of a session that is known. */
  async findByHash(hash: string): Promise<Actor> {
    const now = this.clock.now();
    const found = await this.store.people.findSession(hash, now);
    if (!found) throw new Refusal('session_invalid');
    const { account } = found;
    const expiresAt = now + lifeOf(account);
    // Once a day is enough: each time is a write.
    if (expiresAt - found.expiresAt > DAY) await this.prolong(hash, expiresAt);
    return actorOf(account, hash);
  }

  /** One more session of somebody's. The one that they asked with, if any, ends. */
  async begin(account: Account, former: Actor | undefined): Promise<SignedIn> {
    const { hash, session } = await this.add(account);
    if (former?.session !== undefined && former.session !== hash) {
      await this.store.people.endSession(former.session);
      this.putOutReplaced(former);
    }
    return { you: profileOf(account), session };
  }

  /**
   * The only session of somebody's from now on: what was known of them to others before is worth nothing any more.
   * `afterwards` is called when no connection is left from before.
   */
  async beginAnew(account: Account, former: Actor | undefined, afterwards = () => {}): Promise<SignedIn> {
    const { hash, session } = await this.add(account);
    await this.store.people.endSessions(account.userID, hash);
    const isReplaced = former?.session !== undefined;
    if (isReplaced && former.key !== account.userID) await this.store.people.endSession(former.session ?? '');
    this.putOut(account.userID, isReplaced ? { exceptSession: former.session ?? '' } : {});
    if (isReplaced) this.putOutReplaced(former, afterwards);
    else afterwards();
    return { you: profileOf(account), session };
  }

  async end({ key, session }: Actor): Promise<void> {
    if (session === undefined) return;
    await this.store.people.endSession(session);
    this.putOut(key, { session });
  }

  async endAll(key: string): Promise<void> {
    await this.store.people.endSessions(key);
    this.putOut(key);
  }

  /** Close connections of somebody whose sessions have ended. */
  putOut(key: string, which: { session?: string; exceptSession?: string } = {}): void {
    this.bus.tell(key, { type: 'out', code: 'signed_out', ...which });
  }

  /** Where nothing can be stored now, the next use prolongs it: whoever has a session may read. */
  private async prolong(hash: string, expiresAt: number): Promise<void> {
    try {
      await this.store.people.prolongSession(hash, expiresAt);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /** Rejects with `session_invalid` where what proved somebody proves nothing any more: it was looked up some time ago. */
  private async add(added: Account): Promise<{ hash: string; session: CarriedSession }> {
    const { userID, passwordHash } = added;
    const token = makeSecret();
    const hash = hashOf(token);
    const at = this.clock.now();
    const expiresAt = at + lifeOf(added);
    await this.store.people.addSession({ hash, userID, at, expiresAt });
    const account = await this.store.people.find(userID);
    if (account?.passwordHash !== passwordHash) {
      await this.store.people.endSession(hash);
      throw new Refusal('session_invalid');
    }
    await this.forgetEnded(at);
    return { hash, session: { token, expiresAt } };
  }

  /** Now and then: what has ended takes up room only. */
  private async forgetEnded(now: number): Promise<void> {
    if (now - this.forgotEndedAt < DAY) return;
    this.forgotEndedAt = now;
    await this.store.people.forgetEnded(now);
  }

  private putOutReplaced({ key, session = '' }: Actor, afterwards = () => {}): void {
    this.clock.after(REPLACED_MS, () => {
      this.bus.tell(key, { type: 'out', code: 'session_invalid', session });
      afterwards();
    });
  }
}

/** Nobody is there to renew a bot's: it ends by being revoked. */
function lifeOf({ role, rights }: Account): number {
  if (rights) return 36_500 * DAY;
  return (role === 'guest' ? 30 : 90) * DAY;
}
