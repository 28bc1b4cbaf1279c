import { v4 as uuid } from 'uuid';
import { type Person, Refusal, type UserData } from '../../protocol/index';
import { type Actor, type Asker, actorOf, guestActor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Moderation } from '../moderation/moderation';
import type { Account, Clock, Store } from '../ports';
import { withFreeName } from './free-name';
import type { Gate } from './gate';
import type { Identities } from './identities';
import { looksOf, parseName } from './names';
import type { Renewal } from './renewal';
import type { Sessions, SignedIn } from './sessions';

interface GuestsDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  identities: Identities;
  sessions: Sessions;
  moderation: Pick<Moderation, 'checkDoor'>;
  gate: Gate;
  renewal: Renewal;
}

export interface Coming {
  username: string;
  /** As `CreateUserData` gave it. */
  identity?: Pick<UserData, 'userID' | 'token'> | undefined;
  invite?: string | undefined;
  /** Whether they are to have the name to themselves for as long as they have a session: see `NamedGuests`. */
  keepsName?: boolean;
}

/** People without an account. */
export class Guests {
  constructor(private readonly dependencies: GuestsDependencies) {}

  /** Throws `invite_required`. */
  create(): UserData {
    this.dependencies.gate.checkOpen();
    return this.dependencies.identities.create();
  }

  /**
   * A new guest for a connection that says no more of who it is than perhaps a name. They cost no row until they speak. Rejects
   * with `invite_required`, or with `name_invalid` or `name_taken` where the name is one of their own.
   */
  async introduce(name?: string): Promise<Actor> {
    const { userID, username } = this.create();
    try {
      return guestActor(await withFreeName(this.dependencies.chat, userID, name ?? username));
    } catch (error) {
      const isTaken = error instanceof Refusal && error.code === 'name_taken';
      if (isTaken && name === undefined) return this.introduce();
      throw error;
    }
  }

  /**
   * Who an identity of `create` is. Rejects with `token_invalid`, also of an identity that has an account by now: that is proved
   * by its session alone. With `name_invalid`, `banned` or `invite_required`.
   */
  async prove({ userID, username, token }: UserData, address: string): Promise<Actor> {
    const { moderation, gate } = this.dependencies;
    const known = await this.adopt({ userID, token });
    const name = parseName(username);
    await moderation.checkDoor(userID, address);
    if (!known) gate.checkOpen();
    return known ? actorOf({ ...known, username: name }) : guestActor({ userID, username: name });
  }

  /**
   * Come as a guest: as the one whose identity is given, as the one that one is already, or as a new one. Rejects as `prove` and
   * `withFreeName` do, and with `already_registered` or `invite_invalid`.
   */
  async become({ username, identity, invite, keepsName }: Coming, { actor, address }: Asker): Promise<SignedIn> {
    const { store, clock, chat, sessions, moderation, gate, renewal } = this.dependencies;
    if (actor && actor.role !== 'guest') throw new Refusal('already_registered');
    const userID = identity?.userID ?? (actor ? actor.key : uuid());
    const known = identity ? await this.adopt(identity) : await store.people.find(userID);
    const person = await withFreeName(chat, userID, username);
    await moderation.checkDoor(userID, address);
    await gate.admit(person, invite, known !== undefined);
    const account = await this.keep(person, clock.now(), keepsName);
    if (keepsName) chat.names.forget();
    const isRenamed = known ? known.username !== account.username : identity !== undefined;
    if (isRenamed) await renewal.rename(userID, account.username);
    const signedIn = await sessions.begin(account, actor);
    if (isRenamed) renewal.tell(signedIn.you);
    return signedIn;
  }

  private async keep(person: Person & { userID: string }, at: number, keepsName = false): Promise<Account> {
    const { people } = this.dependencies.store;
    await people.keepGuest({ ...person, at, ...(keepsName ? { looks: looksOf(person.username) } : {}) });
    const account = await people.find(person.userID);
    // Registered meanwhile.
    if (account?.role !== 'guest') throw new Refusal('token_invalid');
    return account;
  }

  private async adopt({ userID, token }: Pick<UserData, 'userID' | 'token'>): Promise<Account | undefined> {
    this.dependencies.identities.prove(userID, token);
    const account = await this.dependencies.store.people.find(userID);
    if (account && account.role !== 'guest') throw new Refusal('token_invalid');
    return account;
  }
}
