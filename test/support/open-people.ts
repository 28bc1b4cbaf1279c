import { MemoryBus } from '../../src/adapters/memory/memory-bus';
import type { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import type { Actor, Asker } from '../../src/domain/authority/actor';
import { Chat } from '../../src/domain/chat';
import { Audit } from '../../src/domain/moderation/audit';
import { Moderation } from '../../src/domain/moderation/moderation';
import type { Access } from '../../src/domain/people/gate';
import { People } from '../../src/domain/people/people';
import type { SignedIn } from '../../src/domain/people/sessions';
import type { PasswordHasher, PersonEvent } from '../../src/domain/ports';
import { aLog } from './builders';
import { onCleanUp } from './clean-up';
import { ManualClock } from './manual-clock';
import { openStore } from './open-store';
import { quickHasher } from './quick-hasher';

export const PASSWORD = 'correct horse battery';

/** Where the people of a test ask from. */
export const ADDRESS = '192.0.2.7';

/** The people of an installation on a real store, and what they are told. */
export class PeopleOfTest {
  readonly told: { person: string; event: PersonEvent }[] = [];
  private ownerSecret: string | undefined;

  private constructor(
    readonly people: People,
    readonly store: SqliteStore,
    readonly chat: Chat,
    readonly clock: ManualClock,
    readonly bus: MemoryBus,
  ) {
    bus.listen((person, event) => this.told.push({ person, event }));
  }

  /** Until `cleanUp`. */
  static async open(access: Access = 'open', hasher: PasswordHasher = quickHasher): Promise<PeopleOfTest> {
    const store = await openStore();
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const chat = new Chat({ store, bus, clock, log: aLog() });
    await chat.open();
    onCleanUp(() => chat.close());
    const audit = new Audit(store, clock);
    const moderation = new Moderation({ store, bus, clock, chat, audit });
    const people = new People({ store, bus, clock, chat, audit, moderation, hasher, access });
    return new PeopleOfTest(people, store, chat, clock, bus);
  }

  async owner(username = 'Olga'): Promise<Actor> {
    this.ownerSecret ??= await this.people.offerSetUp();
    const secret = this.ownerSecret ?? '';
    return this.actor(await this.people.accounts.setUp({ secret, username, password: PASSWORD }, nobody));
  }

  async member(username = 'Mira', by: Asker = nobody): Promise<Actor> {
    return this.actor(await this.people.accounts.register({ username, password: PASSWORD }, by));
  }

  async guest(username = 'Gus'): Promise<Actor> {
    return this.actor(await this.people.guests.become({ username }, nobody));
  }

  /** Whom a session proves. */
  async actor({ session }: SignedIn): Promise<Actor> {
    return (await this.people.authenticate(session.token, ADDRESS)) as Actor;
  }

  logIn(username: string, password = PASSWORD, asker: Asker = nobody): Promise<SignedIn> {
    return this.people.accounts.logIn({ username, password }, asker);
  }

  /** Which connections of somebody were ended. */
  outOf(person: string): PersonEvent[] {
    return this.told.filter((one) => one.person === person && one.event.type === 'out').map(({ event }) => event);
  }

  /** How somebody was last told that they are seen. */
  lastYou(person: string): PersonEvent | undefined {
    return this.told.filter((one) => one.person === person && one.event.type === 'you').at(-1)?.event;
  }
}

export const nobody: Asker = { connectionId: 'test', address: ADDRESS, actor: undefined };

export function asking(actor: Actor, address = ADDRESS): Asker {
  return { connectionId: 'test', address, actor };
}
