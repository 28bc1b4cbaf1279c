import { type Person, personKey, Refusal } from '../../protocol/index';
import { type Actor, guestActor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Moderation } from '../moderation/moderation';
import type { Clock, Store } from '../ports';
import type { Gate } from './gate';
import { looksOf, parseName } from './names';

/** Most users that are told. */
const USERS_MAX = 1_000;

/** Whoever asks again within this time is told the same, in milliseconds: many ask all the time. */
const KEPT_MS = 1_000;

/** Whom somebody claims to be who is known by a name alone: whoever comes by that name, wherever from. */
export function claimByName(name: string): Pick<Person, 'userID' | 'username'> {
  return { userID: `name:${name}`, username: name };
}

interface NamedGuestsDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  moderation: Pick<Moderation, 'checkDoor'>;
  gate: Gate;
}

/**
 * The users of a chat room whose clients know people by their names alone: guests who have their name to themselves
 * (`Guests.become` with `keepsName`), and whoever else is here.
 */
export class NamedGuests {
  private kept: { at: number; generation: number; names: Promise<string[]> } | undefined;

  constructor(private readonly dependencies: NamedGuestsDependencies) {}

  /** Their names. */
  users(): Promise<string[]> {
    const { clock, chat } = this.dependencies;
    const [now, { generation }] = [clock.now(), chat.names];
    const { kept } = this;
    if (kept && kept.generation === generation && Math.abs(now - kept.at) < KEPT_MS) return kept.names;
    this.kept = { at: now, generation, names: this.namesAt(now) };
    return this.kept.names;
  }

  /**
   * Who speaks under the name of a user and proves nothing: an identity of its own, which may do no more than the user may.
   * Rejects with `person_not_found`, with `name_taken` where it is an account's, with `banned`, `muted` or `invite_required`.
   */
  async claim(name: string, address: string): Promise<Actor> {
    const { chat } = this.dependencies;
    await this.checkMayLook(address);
    const users = await this.bearersOf(name);
    if (users.length === 0) throw new Refusal('person_not_found');
    const person: Person = { ...claimByName(name), claimed: true };
    await chat.checkClaim(person);
    for (const user of users) {
      await chat.checkNotBanned(personKey(user));
      chat.mutes.check(personKey(user));
    }
    return guestActor(person);
  }

  /** Somebody who says nothing of themselves and only reads. Rejects with `banned` or `invite_required`. */
  async reader(address: string): Promise<Actor> {
    await this.checkMayLook(address);
    return guestActor({ userID: 'reader', username: '', claimed: true });
  }

  private async checkMayLook(address: string): Promise<void> {
    this.dependencies.gate.checkOpen();
    await this.dependencies.moderation.checkDoor(undefined, address);
  }

  private async bearersOf(name: string): Promise<Person[]> {
    const { store, clock } = this.dependencies;
    const named = await store.people.findNamedGuest(looksOf(parseName(name)), clock.now());
    return [...(named ? [named] : []), ...this.here()].filter(({ username }) => username === name);
  }

  private here(): Person[] {
    return this.dependencies.chat.general.attendance.here();
  }

  private async namesAt(now: number): Promise<string[]> {
    const named = await this.dependencies.store.people.namedGuests(now, USERS_MAX);
    const names = [...named, ...this.here()].map(({ username }) => username);
    return [...new Set(names)].slice(0, USERS_MAX);
  }
}
