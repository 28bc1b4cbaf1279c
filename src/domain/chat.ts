import { GENERAL, type Head, type Person, type Profile, personKey, Refusal } from '../protocol/index';
import { type Actor, type Asker, renewedActor } from './authority/actor';
import type { RoomFinder } from './authority/authority';
import { type ConnectedClient, ConnectedClients, isSamePerson } from './connected-clients';
import { DoorKeeper } from './moderation/door';
import { Mutes } from './moderation/mutes';
import { Online } from './online';
import { parseName } from './people/names';
import { ReservedNames } from './people/reserved-names';
import { COME_BACK_MS, LEAVE_GRACE_MS, ROOM_SWEEP_MS, type RoomMemory } from './policies';
import type { Bus, Clock, Log, PersonEvent, Store } from './ports';
import type { ChatRoom } from './room/chat-room';
import { type Entrance, entranceTo } from './room/entrance';
import { RoomsInMemory } from './room/rooms-in-memory';

export interface ChatDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  log: Log;
  /** As much as is usual, unless given. */
  memory?: RoomMemory;
}

/** The rooms as this process holds them in memory, and who is connected to it. Rejects with `Refusal`. */
export class Chat implements RoomFinder {
  readonly connectedClients = new ConnectedClients();
  readonly mutes: Mutes;
  readonly names: ReservedNames;
  readonly online: Online;
  readonly said = { messages: 0 };
  private readonly door: DoorKeeper;
  /** Whom the door was closed to, by key. It may have been opened since. */
  private readonly banned = new Set<string>();
  private readonly rooms: RoomsInMemory;
  private readonly stopListening: () => void;
  private stopSweeping = () => {};
  private closing = false;

  constructor(private readonly dependencies: ChatDependencies) {
    const { clock, store, bus } = dependencies;
    this.mutes = new Mutes(clock);
    this.names = new ReservedNames(store.people);
    this.door = new DoorKeeper(store, clock);
    this.online = new Online(clock, LEAVE_GRACE_MS, {
      came: (profile) => this.see(profile, true),
      went: (profile) => this.see(profile, false),
    });
    this.rooms = new RoomsInMemory({ ...dependencies, mutes: this.mutes, online: this.online, said: this.said });
    this.stopListening = bus.listen((person, event) => this.hear(person, event));
  }

  /** The rooms that are in memory, by id. */
  get chatRoomData(): ReadonlyMap<string, ChatRoom> {
    return this.rooms.byId;
  }

  /** Bring into memory what has to be there from the start. */
  async open(): Promise<void> {
    const { store, clock } = this.dependencies;
    for (const { person, until } of await store.moderation.mutes(clock.now())) this.mutes.set(person, until);
    for (const { person } of await store.moderation.bans(clock.now())) this.banned.add(personKey(person));
    await this.find(GENERAL);
    this.forgetIdleRooms();
  }

  get general(): ChatRoom {
    return this.chatRoomData.get(GENERAL) as ChatRoom;
  }

  find(roomId: string): ChatRoom | Promise<ChatRoom> {
    return this.rooms.find(roomId);
  }

  connect(asker: Asker, leavesAtOnce: boolean): ConnectedClient {
    const client = this.connectedClients.connect(asker, leavesAtOnce);
    if (asker.actor) this.online.arrive(asker.actor, asker.connectionId);
    return client;
  }

  /**
   * Come in as an identity that was proved. The name must be free among those here. The answer is made in the very turn in which
   * `listen` is called, so that no change falls between the two; it is not called for a connection that looked away meanwhile.
   */
  async enter(
    client: ConnectedClient,
    room: ChatRoom,
    actor: Actor,
    since: Head | undefined,
    listen: () => void = () => {},
  ): Promise<Entrance> {
    const { roomId } = room.room;
    client.looksAt.add(roomId);
    if (actor.role === 'guest') await this.names.check(actor.person);
    await this.bringIn(client, room, actor, true);
    this.takeFor(client, actor);
    const lookingUp = since && room.resuming.lookUp(since);
    const lookedUp = lookingUp && (await lookingUp);
    // Looked at again: they may have been put out meanwhile, or the connection have become another's.
    if (!room.attendance.isInside(actor) || client.actor?.key !== actor.key) throw new Refusal('room_not_found');
    if (client.looksAt.has(roomId)) listen();
    return entranceTo(room, actor, since, lookedUp);
  }

  /** The connection has the room no longer on screen. In General its person stays. */
  lookAway(client: ConnectedClient, roomId: string): void {
    client.looksAt.delete(roomId);
    if (roomId !== GENERAL) client.rooms.delete(roomId);
  }

  /** Come in as whom one claims to be. Another guest may bear the name; the name is kept as it was written. */
  async enterAs(client: ConnectedClient, room: ChatRoom, claim: Actor): Promise<{ isNew: boolean }> {
    return { isNew: await this.bringIn(client, room, claim, false) };
  }

  /** Rejects with `name_invalid`, with `name_taken` where the name is that of an account, or with `banned`. */
  async checkClaim(person: Person): Promise<void> {
    // As it is read: spaces around a name make it no other.
    await this.names.check({ ...person, username: parseName(person.username) });
    await this.checkNotBanned(personKey(person));
  }

  /** Rejects with `banned`. Looked up only where it may be so. */
  async checkNotBanned(key: string): Promise<void> {
    if (this.banned.has(key) && (await this.door.banOf(key))) throw new Refusal('banned');
  }

  /** The rooms that somebody is in, by id. */
  async roomIdsOf({ key }: Actor): Promise<string[]> {
    return (await this.dependencies.store.rooms.roomsIn(key)).map(({ roomId }) => roomId);
  }

  /** The connection ended: whoever it was leaves, if it was their last. */
  disconnect(client: ConnectedClient): void {
    this.connectedClients.disconnect(client);
    for (const [roomId, person] of client.rooms) this.release(client, roomId, person, client.leavesAtOnce);
    client.rooms.clear();
    if (client.actor) this.online.release(client.actor, client.connectionId);
  }

  /** Nobody comes in any more, and nobody leaves because of that. */
  close(): void {
    this.closing = true;
    this.stopListening();
    this.stopSweeping();
    this.online.freeze();
    for (const chatRoom of this.chatRoomData.values()) chatRoom.close();
  }

  /** From now on, the connection is this person's. */
  takeFor(client: ConnectedClient, actor: Actor): void {
    if (client.actor?.key === actor.key || !this.connectedClients.isConnected(client)) return;
    if (client.actor) this.online.release(client.actor, client.connectionId);
    for (const [roomId, person] of client.rooms) {
      if (isSamePerson(person, actor.person)) continue;
      this.release(client, roomId, person, true);
      client.rooms.delete(roomId);
    }
    client.actor = actor;
    this.online.arrive(actor, client.connectionId);
  }

  private async bringIn(client: ConnectedClient, room: ChatRoom, actor: Actor, nameMustBeFree: boolean) {
    if (this.closing) throw new Refusal('shutting_down', COME_BACK_MS);
    const { roomId } = room.room;
    const isNew = await room.attendance.enter(actor, client.connectionId, nameMustBeFree);
    // Looked at only now: the connection may have entered as another meanwhile.
    const before = client.rooms.get(roomId);
    if (before && !isSamePerson(before, actor.person)) room.attendance.release(before, client.connectionId, true);
    client.rooms.set(roomId, actor.person);
    // The connection may have ended while the notice was being stored; nobody else would let the person go.
    if (!this.connectedClients.isConnected(client)) this.disconnect(client);
    return isNew;
  }

  private release(client: ConnectedClient, roomId: string, person: Person, atOnce: boolean): void {
    this.chatRoomData.get(roomId)?.attendance.release(person, client.connectionId, atOnce);
  }

  private see(profile: Profile, isHere: boolean): void {
    for (const chatRoom of this.chatRoomData.values()) chatRoom.attendance.see(profile, isHere);
  }

  /** What is told to a person changes who their connections are, and which rooms they have. */
  private hear(person: string, event: PersonEvent): void {
    if (event.type === 'you') {
      this.online.renew(person, event.you);
      for (const client of this.connectedClients.of(person)) client.actor = renewedActor(client.actor, event.you);
      for (const chatRoom of this.chatRoomData.values()) chatRoom.renew(event.you);
    }
    if (event.type === 'out' && event.code === 'banned') this.banned.add(person);
    if (event.type === 'unlisted') {
      for (const client of this.connectedClients.of(person)) client.rooms.delete(event.roomId);
    }
  }

  private forgetIdleRooms(): void {
    this.rooms.forgetIdle(this.connectedClients.roomsOnScreen());
    this.stopSweeping = this.dependencies.clock.after(ROOM_SWEEP_MS, () => this.forgetIdleRooms());
  }
}
