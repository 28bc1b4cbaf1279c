import { type BotRight, type Person, type Profile, personKey, type Role, roles } from '../../protocol/index';
import type { Account } from '../ports';

/** Somebody who asks for something, as the installation knows them now. */
export interface Actor {
  /** As they stand beside their messages. */
  readonly person: Person;
  readonly profile: Profile;
  readonly key: string;
  readonly role: Role;
  /** The hash of the session that proves them, unless a token or nothing does. */
  readonly session?: string;
  /** Of a bot: all that it may. Nobody else has any. */
  readonly rights?: readonly BotRight[];
}

/** Whoever asks: a connection, or a single request. */
export interface Asker {
  /** What all that one connection asks for counts on; of a request, what comes from its address. */
  readonly connectionId: string;
  readonly address: string;
  /** Undefined until they have said who they are. */
  readonly actor: Actor | undefined;
  /** Of who only claims to be somebody: they are always told what was refused, so they are held to a pace. */
  readonly hearsRefusals?: boolean;
}

export function actorOf(account: Account, session?: string): Actor {
  const person: Person = { userID: account.userID, username: account.username };
  return {
    person,
    profile: profileOf(account),
    key: account.userID,
    role: account.role,
    ...(session === undefined ? {} : { session }),
    ...(account.rights ? { rights: account.rights } : {}),
  };
}

/** Whether somebody may be told what is said, where they are in the room. */
export function mayRead({ rights }: Actor): boolean {
  return rights === undefined || rights.includes('read');
}

/** Somebody without an account and a session: a guest by token or by claim. */
export function guestActor(person: Person): Actor {
  return { person, profile: person, key: personKey(person), role: 'guest' };
}

export function profileOf({ userID, username, role, colour, status }: Account): Profile {
  return {
    userID,
    username,
    ...(role === 'guest' ? {} : { role }),
    ...(colour === null ? {} : { colour }),
    ...(status === null ? {} : { status }),
  };
}

/** Somebody as they stand beside their messages. */
export function personOf({ userID, username, claimed }: Profile): Person {
  return { userID, username, ...(claimed ? { claimed } : {}) };
}

/** Whether a role is another one, or above it. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Who is seen like this from now on. An account is proved by a session: an identity that somebody held before it was one gets none of its rights. */
export function renewedActor(actor: Actor | undefined, profile: Profile): Actor | undefined {
  if (!actor) return undefined;
  const role = actor.session === undefined ? 'guest' : (profile.role ?? 'guest');
  return { ...actor, profile, person: personOf(profile), role };
}
