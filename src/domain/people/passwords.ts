import { Refusal } from '../../protocol/index';
import type { Actor, Asker } from '../authority/actor';
import type { Audit } from '../moderation/audit';
import type { Moderation } from '../moderation/moderation';
import type { Account, Clock, PasswordHasher, Store } from '../ports';
import type { LoginAttempts } from './login-attempts';
import { givenPassword, parsePassword } from './password-text';
import { hashOf, makeSecret } from './secrets';
import type { Sessions, SignedIn } from './sessions';

const RESET_LASTS_MS = 24 * 3_600_000;

interface PasswordsDependencies {
  store: Store;
  clock: Clock;
  hasher: PasswordHasher;
  attempts: LoginAttempts;
  sessions: Sessions;
  moderation: Pick<Moderation, 'checkDoor'>;
  audit: Audit;
}

/** Passwords of accounts that there are. */
export class Passwords {
  constructor(private readonly dependencies: PasswordsDependencies) {}

  /** Whether somebody knows their password. Rejects with `credentials_wrong`, `too_many_attempts` or `busy`. */
  async check({ userID, passwordHash }: Account, password: string | undefined, address: string): Promise<void> {
    const { attempts, hasher } = this.dependencies;
    const given = password === undefined ? undefined : givenPassword(password);
    await attempts.try(
      userID,
      address,
      async () => given !== undefined && hasher.verify(given, passwordHash ?? undefined),
    );
  }

  /** Rejects as `check` does, and with `password_invalid`. Every session of theirs ends; another one begins. */
  async change(by: Actor, { current, password }: { current: string; password: string }, address: string) {
    const { store, hasher } = this.dependencies;
    const chosen = parsePassword(password);
    const account = await this.find(by.key);
    await this.check(account, current, address);
    const passwordHash = await hasher.hash(chosen);
    await store.people.changePassword(account.userID, passwordHash);
    return this.dependencies.sessions.beginAnew({ ...account, passwordHash }, by);
  }

  /** A secret that lets somebody with an account choose another password, once. Rejects with `person_not_found`. */
  async makeReset(by: Actor, userID: string): Promise<{ secret: string; expiresAt: number }> {
    const { store, clock, audit } = this.dependencies;
    const { username } = await this.find(userID);
    const secret = makeSecret();
    const expiresAt = clock.now() + RESET_LASTS_MS;
    await store.people.keepResetSecret(hashOf(secret), userID, expiresAt);
    await audit.write(by, 'MakePasswordReset', { to: { userID, username } });
    return { secret, expiresAt };
  }

  /** Rejects with `password_invalid`, `reset_invalid`, `banned` or `busy`. */
  async reset(
    { secret, password }: { secret: string; password: string },
    { actor, address }: Asker,
  ): Promise<SignedIn> {
    const { store, clock, hasher, sessions, moderation } = this.dependencies;
    const chosen = parsePassword(password);
    const secretHash = hashOf(secret);
    if (!(await store.people.isResetSecret(secretHash, clock.now()))) throw new Refusal('reset_invalid');
    const passwordHash = await hasher.hash(chosen);
    const userID = await store.people.resetPassword(secretHash, passwordHash, clock.now());
    const account = await this.find(userID);
    sessions.putOut(userID);
    await moderation.checkDoor(userID, address);
    return sessions.beginAnew(account, actor);
  }

  private async find(userID: string): Promise<Account> {
    const account = await this.dependencies.store.people.find(userID);
    if (!account || account.role === 'guest') throw new Refusal('person_not_found');
    return account;
  }
}
