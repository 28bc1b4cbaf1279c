import { v4 as uuid } from 'uuid';
import { Refusal } from '../../protocol/index';
import { type Asker, profileOf } from '../authority/actor';
import type { Chat } from '../chat';
import type { Moderation } from '../moderation/moderation';
import type { Account, Clock, PasswordHasher, Registration, Store } from '../ports';
import { withFreeName } from './free-name';
import type { Gate } from './gate';
import type { LoginAttempts } from './login-attempts';
import { looksOf, parseName } from './names';
import { givenPassword, parsePassword } from './password-text';
import type { Renewal } from './renewal';
import { hashOf, makeSecret } from './secrets';
import type { Sessions, SignedIn } from './sessions';

interface AccountsDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  hasher: PasswordHasher;
  attempts: LoginAttempts;
  sessions: Sessions;
  moderation: Pick<Moderation, 'checkDoor'>;
  gate: Gate;
  renewal: Renewal;
}

export interface Credentials {
  username: string;
  password: string;
}

type Opening = Credentials & { invite?: string | undefined };

/** Accounts: how one gets one, and how one comes back to it. */
export class Accounts {
  constructor(private readonly dependencies: AccountsDependencies) {}

  /**
   * Rejects with `already_registered`, `password_invalid`, `name_invalid`, `name_taken`, `banned`, `invite_required`,
   * `invite_invalid` or `busy`.
   */
  async register(opening: Opening, asker: Asker): Promise<SignedIn> {
    const { store, gate, moderation } = this.dependencies;
    const known = asker.actor && (await store.people.find(asker.actor.key));
    const { invite } = opening;
    return this.open(opening, asker, {
      role: 'member',
      check: async () => {
        await moderation.checkDoor(asker.actor?.key, asker.address);
        await gate.check(invite, known !== undefined);
      },
      record: async (registration) => {
        const { userID, name } = registration;
        await gate.admit({ userID, username: name.username }, invite, known !== undefined);
        await store.people.register(registration);
      },
    });
  }

  /** A secret that makes one owner, once, for as long as there is none. */
  async offerSetUp(): Promise<string | undefined> {
    const { people } = this.dependencies.store;
    if (await people.hasOwner()) return undefined;
    const secret = makeSecret();
    await people.keepSetUpSecret(hashOf(secret));
    return secret;
  }

  /** Whether somebody can become the owner by this secret now. */
  isSetUpSecret(secret: string): Promise<boolean> {
    return this.dependencies.store.people.isSetUpSecret(hashOf(secret));
  }

  /** Rejects with `set_up_invalid`, and as `register` does. */
  async setUp({ secret, ...credentials }: Credentials & { secret: string }, asker: Asker): Promise<SignedIn> {
    const { people } = this.dependencies.store;
    const secretHash = hashOf(secret);
    return this.open(credentials, asker, {
      role: 'owner',
      check: async () => {
        if (!(await people.isSetUpSecret(secretHash))) throw new Refusal('set_up_invalid');
      },
      record: (registration) => people.registerOwner(secretHash, registration),
    });
  }

  /**
   * Rejects with `credentials_wrong`, after the same work whether there is such a name or not. With `too_many_attempts`, `banned`
   * or `busy`.
   */
  async logIn(credentials: Credentials, { actor, address }: Asker): Promise<SignedIn> {
    return this.dependencies.sessions.begin(await this.prove(credentials, address), actor);
  }

  /** Whether an account bears a name, or one that looks the same. */
  async isTaken(username: string): Promise<boolean> {
    return (await this.dependencies.store.people.findByLooks(looksOfGiven(username))) !== undefined;
  }

  /** Whose name and password these are. Rejects as `logIn` does. */
  async prove({ username, password }: Credentials, address: string): Promise<Account> {
    const { store, hasher, attempts, moderation } = this.dependencies;
    const looks = looksOfGiven(username);
    const account = await store.people.findByLooks(looks);
    const given = givenPassword(password);
    await attempts.try(
      account?.userID ?? looks.join('\n'),
      address,
      async () => given !== undefined && hasher.verify(given, account?.passwordHash ?? undefined),
    );
    if (!account) throw new Refusal('credentials_wrong');
    await moderation.checkDoor(account.userID, address);
    return account;
  }

  /** What is cheap comes first: a hash takes much time. */
  private async open(
    { username, password }: Credentials,
    { actor }: Asker,
    way: {
      role: Registration['role'];
      check(): Promise<void>;
      record(registration: Registration): Promise<void>;
    },
  ): Promise<SignedIn> {
    const { store, clock, chat, hasher } = this.dependencies;
    if (actor && actor.role !== 'guest') throw new Refusal('already_registered');
    const chosen = parsePassword(password);
    await way.check();
    const person = await withFreeName(chat, actor ? actor.key : uuid(), username);
    const passwordHash = await hasher.hash(chosen);
    const name = { username: person.username, looks: looksOf(person.username) };
    await way.record({ userID: person.userID, name, passwordHash, role: way.role, at: clock.now() });
    const account = await store.people.find(person.userID);
    if (!account) throw new Refusal('person_not_found');
    return this.begin(account, actor);
  }

  /** A guest's messages bear the account's name, and whoever held the guest's session or token holds nothing. */
  private async begin(account: Account, former: Asker['actor']): Promise<SignedIn> {
    const { chat, sessions, renewal } = this.dependencies;
    chat.names.forget();
    if (former) await renewal.rename(account.userID, account.username);
    return sessions.beginAnew(account, former, () => renewal.tell(profileOf(account)));
  }
}

/** What a name that somebody says they have looks like: like nobody's, where it cannot be one. */
function looksOfGiven(username: string): readonly string[] {
  try {
    return looksOf(parseName(username));
  } catch {
    return [];
  }
}
