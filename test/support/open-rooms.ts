import { v4 as uuid } from 'uuid';
import { MemoryBus } from '../../src/adapters/memory/memory-bus';
import { type Actor, actorOf, guestActor } from '../../src/domain/authority/actor';
import { Chat } from '../../src/domain/chat';
import { Audit } from '../../src/domain/moderation/audit';
import { Moderation } from '../../src/domain/moderation/moderation';
import { looksOf } from '../../src/domain/people/names';
import type { Account, PersonEvent } from '../../src/domain/ports';
import type { ChatRoom } from '../../src/domain/room/chat-room';
import { Rooms } from '../../src/domain/rooms/rooms';
import { Search } from '../../src/domain/search/search';
import type { Role } from '../../src/protocol/index';
import { aLog } from './builders';
import { onCleanUp } from './clean-up';
import { ManualClock } from './manual-clock';
import { UnsteadyStore } from './unsteady-store';

/** Rooms and moderation of an installation on a real store, and what people are told. */
export class RoomsOfTest {
  readonly told: { person: string; event: PersonEvent }[] = [];
  readonly chat: Chat;
  readonly audit: Audit;
  readonly rooms: Rooms;
  readonly moderation: Moderation;
  readonly search: Search;

  private constructor(
    readonly store: UnsteadyStore,
    readonly clock: ManualClock,
    readonly bus = new MemoryBus(),
  ) {
    this.chat = new Chat({ store, bus, clock, log: aLog() });
    this.audit = new Audit(store, clock);
    const all = { store, bus, clock, chat: this.chat, audit: this.audit };
    this.rooms = new Rooms(all);
    this.moderation = new Moderation(all);
    this.search = new Search(store);
    bus.listen((person, event) => this.told.push({ person, event }));
    onCleanUp(() => this.chat.close());
  }

  /** Until `cleanUp`. */
  static async open(): Promise<RoomsOfTest> {
    return RoomsOfTest.on(await UnsteadyStore.open(), new ManualClock());
  }

  /** Another process, which knows nothing but what the store has. */
  restart(): Promise<RoomsOfTest> {
    this.chat.close();
    return RoomsOfTest.on(this.store, this.clock);
  }

  private static async on(store: UnsteadyStore, clock: ManualClock): Promise<RoomsOfTest> {
    const opened = new RoomsOfTest(store, clock);
    await opened.chat.open();
    return opened;
  }

  async account(username: string, role: Exclude<Role, 'guest'> = 'member'): Promise<Actor> {
    const name = { username, looks: looksOf(username) };
    const userID = uuid();
    await this.store.people.register({ userID, name, passwordHash: 'x', role, at: this.clock.now() });
    return actorOf((await this.store.people.find(userID)) as Account);
  }

  /** Somebody without an account whom the installation knows. */
  async guest(username: string): Promise<Actor> {
    const userID = uuid();
    await this.store.people.keepGuest({ userID, username, at: this.clock.now() });
    return guestActor({ userID, username });
  }

  /** A new room of the host's, with these people in it. */
  async room(host: Actor, kind: 'public' | 'private', ...members: Actor[]): Promise<ChatRoom> {
    const { roomId } = await this.rooms.create(host, { name: `Room ${uuid()}`, kind });
    const chatRoom = await this.chat.find(roomId);
    for (const member of members) await this.rooms.members.join(member, chatRoom);
    return chatRoom;
  }

  /** What somebody was told, the first first. */
  toldTo({ key }: Actor): PersonEvent[] {
    return this.told.filter(({ person }) => person === key).map(({ event }) => event);
  }
}
