import { type Profile, personKey, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import { mayModerate } from '../authority/policy';
import type { Chat } from '../chat';
import type { ConnectedClient } from '../connected-clients';
import type { BanRecord, Bus, Clock, Store } from '../ports';
import type { Audit } from './audit';
import { DoorKeeper } from './door';
import { Reports } from './reports';
import { type Subject, Subjects } from './subjects';

export interface ModerationDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  chat: Chat;
  audit: Audit;
}

/** How somebody is banned: for so many minutes, or for ever. */
export interface Sentence {
  minutes?: number | undefined;
  messages: 'keep' | 'remove';
  reason: string;
}

/**
 * What moderators decide about people, who are named by their `personKey`. Every act stands in the audit log. Rejects with
 * `person_not_found`, and with `not_allowed` where it is not for this moderator to decide.
 */
export class Moderation {
  readonly reports: Reports;
  readonly audit: Audit;
  private readonly subjects: Subjects;
  private readonly door: DoorKeeper;

  constructor(private readonly dependencies: ModerationDependencies) {
    const { store, chat, clock, audit } = dependencies;
    this.audit = audit;
    this.reports = new Reports(dependencies);
    this.subjects = new Subjects(store, chat, clock);
    this.door = new DoorKeeper(store, clock);
  }

  /** Let somebody read but not speak, in every room. Resolves with until when, in Unix milliseconds. */
  async mute(by: Actor, key: string, minutes: number, reason: string): Promise<number> {
    const { store, clock, chat, audit } = this.dependencies;
    const subject = await this.subjectOf(by, key);
    const until = clock.now() + minutes * 60_000;
    await store.moderation.mute(subject.person, until, by.person);
    chat.mutes.set(key, until);
    this.tellYou(subject, until);
    await audit.write(by, 'Mute', { to: subject.person, details: { minutes, ...because(reason) } });
    return until;
  }

  async unmute(by: Actor, key: string): Promise<void> {
    const { store, chat, audit } = this.dependencies;
    const subject = await this.subjectOf(by, key);
    await store.moderation.unmute(key);
    chat.mutes.lift(key);
    this.tellYou(subject, undefined);
    await audit.write(by, 'Unmute', { to: subject.person });
  }

  /** Close the door to somebody, and end their connections; of a guest, to every guest at their addresses. */
  async ban(by: Actor, key: string, { minutes, messages, reason }: Sentence): Promise<void> {
    const { store, clock, audit } = this.dependencies;
    const subject = await this.subjectOf(by, key);
    const at = clock.now();
    const until = minutes === undefined ? null : at + minutes * 60_000;
    const addresses = subject.role === 'guest' ? this.addressesOf(key) : new Set<string>();
    const { person } = subject;
    await store.moderation.ban({ person, addresses: [...addresses], by: by.person, at, until, reason });
    this.sendAway(key, addresses);
    await store.people.endSessions(key);
    if (messages === 'remove') await this.sweep(key);
    await audit.write(by, 'Ban', { to: person, details: { minutes: minutes ?? null, messages, ...because(reason) } });
  }

  async unban(by: Actor, key: string): Promise<void> {
    const subject = await this.subjectOf(by, key);
    if (!(await this.dependencies.store.moderation.unban(key))) return;
    await this.dependencies.audit.write(by, 'Unban', { to: subject.person });
  }

  bans(): Promise<BanRecord[]> {
    return this.dependencies.store.moderation.bans(this.dependencies.clock.now());
  }

  /** Times are Unix milliseconds; a null `bannedUntil`: for ever. */
  async lookAt(key: string): Promise<{ person: Profile; mutedUntil?: number; bannedUntil?: number | null }> {
    const { profile } = await this.subjects.find(key);
    const mutedUntil = this.dependencies.chat.mutes.untilOf(key);
    const ban = await this.door.banOf(key);
    return {
      person: profile,
      ...(mutedUntil === undefined ? {} : { mutedUntil }),
      ...(ban ? { bannedUntil: ban.until } : {}),
    };
  }

  /**
   * Rejects with `banned`, and the time to wait where it ends, where the door is closed to somebody (a `personKey`, or nobody
   * yet), or to guests at an address.
   */
  checkDoor(key: string | undefined, address: string): Promise<void> {
    return this.door.check(key, address);
  }

  /** Where connections of people without an account are told that the door is closed to every guest at their address. */
  placeOf(address: string): string {
    return placeOf(this.door.addressKey(address));
  }

  /** Nobody decides about themselves. */
  private async subjectOf(by: Actor, key: string): Promise<Subject> {
    const subject = await this.subjects.find(key);
    if (key === by.key || !mayModerate(by.role, subject.role)) throw new Refusal('not_allowed');
    return subject;
  }

  private tellYou({ key, person, profile }: Subject, mutedUntil: number | undefined): void {
    // Who only claims to be somebody knows no such event, and has no one name to tell it with.
    if (person.claimed) return;
    this.dependencies.bus.tell(key, { type: 'you', you: profile, ...(mutedUntil === undefined ? {} : { mutedUntil }) });
  }

  private addressesOf(key: string): Set<string> {
    const own = [...this.dependencies.chat.connectedClients.all()].filter((client) => keysOf(client).includes(key));
    return new Set(own.map(({ address }) => this.door.addressKey(address)));
  }

  private sendAway(key: string, addresses: ReadonlySet<string>): void {
    const { bus } = this.dependencies;
    for (const place of addresses) bus.tell(placeOf(place), { type: 'out', code: 'banned' });
    bus.tell(key, { type: 'out', code: 'banned' });
  }

  private async sweep(key: string): Promise<void> {
    const { store, chat } = this.dependencies;
    for (const roomId of await store.messages.roomsWithMessagesOf(key)) await (await chat.find(roomId)).sweep(key);
  }
}

/** As whom a connection is here: who it is, and who it claims to be. */
function keysOf({ actor, claim, rooms }: ConnectedClient): string[] {
  return [...(actor ? [actor.key] : []), ...(claim ? [personKey(claim)] : []), ...[...rooms.values()].map(personKey)];
}

/** By what those at an address are told of what happens to all of them. No `personKey` begins like it. */
function placeOf(addressKey: string): string {
  return `address:${addressKey}`;
}

function because(reason: string): { reason?: string } {
  return reason === '' ? {} : { reason };
}
