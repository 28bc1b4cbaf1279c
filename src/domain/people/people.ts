import type { CommandOutput, UserData } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import type { Moderation } from '../moderation/moderation';
import type { Bus, Clock, PasswordHasher, Store } from '../ports';
import { Accounts } from './accounts';
import { type Access, Gate } from './gate';
import { Guests } from './guests';
import { Identities, suggestName } from './identities';
import { LoginAttempts } from './login-attempts';
import { NamedGuests } from './named-guests';
import { Passwords } from './passwords';
import { Profiles } from './profiles';
import { Removals } from './removals';
import { Renewal } from './renewal';
import { Sessions } from './sessions';
import { Tickets } from './tickets';

export interface PeopleDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  chat: Chat;
  audit: Audit;
  moderation: Pick<Moderation, 'checkDoor'>;
  hasher: PasswordHasher;
  access: Access;
}

/** Who people are, what proves it, and how they come and go. Every method rejects with `Refusal`. */
export class People {
  readonly guests: Guests;
  readonly named: NamedGuests;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly profiles: Profiles;
  readonly removals: Removals;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  private readonly gate: Gate;

  constructor(private readonly dependencies: PeopleDependencies) {
    const { store, bus, clock, chat, access } = dependencies;
    this.gate = new Gate(access, store, clock, chat);
    this.sessions = new Sessions(store, bus, clock);
    this.tickets = new Tickets(this.sessions, clock);
    const parts = {
      ...dependencies,
      identities: new Identities(store.installation.secret),
      attempts: new LoginAttempts(clock),
      renewal: new Renewal(store, bus, chat),
      sessions: this.sessions,
      gate: this.gate,
    };
    this.guests = new Guests(parts);
    this.named = new NamedGuests(parts);
    this.accounts = new Accounts(parts);
    this.passwords = new Passwords(parts);
    this.profiles = new Profiles(parts);
    this.removals = new Removals({ ...parts, passwords: this.passwords });
  }

  /** Whose session a token is; undefined where there is none. Rejects with `session_invalid` or `banned`. */
  async authenticate(token: string | undefined, address: string): Promise<Actor | undefined> {
    if (token === undefined) return undefined;
    const actor = await this.sessions.find(token);
    await this.dependencies.moderation.checkDoor(actor.key, address);
    return actor;
  }

  /** Whose a ticket is, which is used up by that. Rejects with `ticket_invalid`, `session_invalid` or `banned`. */
  async authenticateByTicket(ticket: string, address: string): Promise<Actor> {
    const actor = await this.tickets.redeem(ticket);
    await this.dependencies.moderation.checkDoor(actor.key, address);
    return actor;
  }

  /**
   * Somebody whom a session proved a moment ago, as they are now. What happened to them between then and the moment from which a
   * connection is told of it would pass it by. Rejects as `authenticate` does.
   */
  async lookAgain(actor: Actor, address: string): Promise<Actor> {
    if (actor.session === undefined) return actor;
    const [now] = await Promise.all([
      this.sessions.findByHash(actor.session),
      this.dependencies.moderation.checkDoor(actor.key, address),
    ]);
    return now;
  }

  /** Whether everyone may come in. */
  get isOpen(): boolean {
    return this.gate.access === 'open';
  }

  /** Throws `invite_required` where nobody comes in without an invite. */
  checkOpen(): void {
    this.gate.checkOpen();
  }

  createUserData(): UserData {
    return this.guests.create();
  }

  proveGuest(identity: UserData, address: string): Promise<Actor> {
    return this.guests.prove(identity, address);
  }

  /**
   * A secret that makes somebody the owner, once, as long as nobody is; undefined where somebody is. The one before it is worth
   * nothing any more.
   */
  offerSetUp(): Promise<string | undefined> {
    return this.accounts.offerSetUp();
  }

  whoAmI(actor: Actor | undefined): Omit<CommandOutput<'WhoAmI'>, 'largestFile'> {
    const mutedUntil = actor && this.dependencies.chat.mutes.untilOf(actor.key);
    return {
      you: actor?.profile ?? null,
      access: this.gate.access,
      ...(mutedUntil === undefined ? {} : { mutedUntil }),
      suggestedName: suggestName(),
    };
  }
}
