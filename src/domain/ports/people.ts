import type { BotRight, Person, Profile, Role } from '../../protocol/index';

/** Somebody that the installation knows: a guest with a session, or the bearer of an account. */
export interface Account {
  userID: string;
  username: string;
  role: Role;
  /** Null for guests. */
  passwordHash: string | null;
  colour: number | null;
  status: string | null;
  /** Of a bot. */
  rights?: readonly BotRight[];
}

/** A name and its looks (`looksOf`), by which it is kept apart from others. */
export interface Name {
  username: string;
  looks: readonly string[];
}

export interface Registration {
  userID: string;
  name: Name;
  /** Null for bots. */
  passwordHash: string | null;
  role: Exclude<Role, 'guest'>;
  /** Of a bot. */
  rights?: readonly BotRight[];
  at: number;
}

/** Sessions and one-time secrets are given as the hashes of what their bearers hold. Times are Unix milliseconds. */
export interface NewSession {
  hash: string;
  userID: string;
  at: number;
  expiresAt: number;
}

/**
 * People, their names and sessions. Changes are durable when they resolve, and reject with `store_unavailable` like those of
 * `MessageStore`. Names of accounts are kept apart: no two have a look in common. For who is new here,
 * what was said in General before counts as read.
 */
export interface PeopleStore {
  find(userID: string): Promise<Account | undefined>;

  /** The account that bears this name, or one that looks the same; never a guest. */
  findByLooks(looks: readonly string[]): Promise<Account | undefined>;

  /**
   * Know a guest, or know them by another name. Changes nothing of somebody who has an account. With the looks of the name they
   * have it to themselves among guests, from then (`at`) until their last session ends. Rejects with `name_taken` where one of
   * these has it already, be it themselves.
   */
  keepGuest(guest: { userID: string; username: string; at: number; looks?: readonly string[] }): Promise<void>;

  /** Guests who have their name to themselves at this time, in the order of names. */
  namedGuests(now: number, limit: number): Promise<Person[]>;

  /** The one of them whose name looks like this. */
  findNamedGuest(looks: readonly string[], now: number): Promise<Person | undefined>;

  /** Make an account, of a guest or of nobody yet. Rejects with `name_taken`, or `already_registered`. */
  register(registration: Registration): Promise<void>;

  /** The same with the installation's set-up secret, which is used up by it. Rejects with `set_up_invalid` besides. */
  registerOwner(secretHash: string, registration: Registration): Promise<void>;

  /** Rejects with `name_taken`, `person_not_found`. The name of a guest is not kept apart. */
  rename(userID: string, name: Name): Promise<void>;

  changeProfile(userID: string, profile: { colour?: number | null; status?: string | null }): Promise<void>;

  /** Also ends every session of theirs but the one with the hash `except`. */
  changePassword(userID: string, passwordHash: string, except?: string): Promise<void>;

  /** Rejects with `person_not_found` (guests too), or `last_owner`. */
  changeRole(userID: string, role: Exclude<Role, 'guest'>): Promise<void>;

  /** Forget somebody: account, name, sessions, memberships, read positions. Rejects with `person_not_found`, `last_owner`. */
  remove(userID: string): Promise<void>;

  /** Forget everybody but one. Resolves with the `userID` of each who had an account. */
  removeAllBut(userID: string): Promise<string[]>;

  /** Accounts whose name holds `query` (without letter case), in the order of names, after the name `after`. */
  list(query: string, after: string | undefined, limit: number): Promise<Profile[]>;

  /** Every bot, by name, and whether it has a session. */
  bots(): Promise<{ account: Account; hasSession: boolean }[]>;

  hasOwner(): Promise<boolean>;

  /** Who has been an owner's account for longest. */
  firstOwner(): Promise<Profile | undefined>;

  addSession(session: NewSession): Promise<void>;

  /** Whose session it is, unless it has ended by `now`. */
  findSession(hash: string, now: number): Promise<{ account: Account; expiresAt: number } | undefined>;

  /** Let a session last until then. */
  prolongSession(hash: string, expiresAt: number): Promise<void>;

  endSession(hash: string): Promise<void>;

  /** End every session of somebody's, but the one with the hash `except`. */
  endSessions(userID: string, except?: string): Promise<void>;

  /** There is one set-up secret at most: this one from now on. */
  keepSetUpSecret(hash: string): Promise<void>;

  /** There is one reset secret a person at most: this one from now on. Rejects with `person_not_found` (guests too). */
  keepResetSecret(hash: string, userID: string, expiresAt: number): Promise<void>;

  /**
   * Use a reset secret up: its bearer has this password from now on, and no session. Resolves with their `userID`.
   * Rejects with `reset_invalid`.
   */
  resetPassword(secretHash: string, passwordHash: string, now: number): Promise<string>;

  /** Whether there is such a reset secret now, so that no password is hashed for nothing. */
  isResetSecret(secretHash: string, now: number): Promise<boolean>;

  /** Whether there is such a set-up secret now. */
  isSetUpSecret(secretHash: string): Promise<boolean>;

  /**
   * Forget sessions and secrets that ended before `now`, and guests without a session, a message or a membership. Guests are
   * kept for an hour in any case: whoever is coming in is known before their session is.
   */
  forgetEnded(now: number): Promise<void>;

  /** The number of each of these people (a `personKey` each), for ever. Who has none is given the next. */
  numbersOf(people: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Whose these numbers are, by number, as far as they are anybody's whom the installation knows by a name. */
  numbered(numbers: readonly number[]): Promise<ReadonlyMap<number, Person>>;
}
