import { type Head, PAGE_SIZE, type Person, Refusal, type Room, type UserData } from '../protocol/index';
import { ChatRoom, type RoomDependencies, type SendOptions } from './chat-room';
import { type ConnectedClient, ConnectedClients, isSamePerson, personIn } from './connected-clients';
import { Identities } from './identities';
import { parseName } from './names';
import { COME_BACK_MS } from './policies';
import type { RoomChange, StoredMessage } from './ports';

/** What someone who enters is told, as of `head`: a fresh page, or what changed since the head that they named. */
export type Entrance = { room: Room; head: Head; people: Person[]; you: Person } & (
  | { messages: StoredMessage[]; hasOlder: boolean; resync: boolean }
  | { changes: RoomChange[] }
);

/**
 * What people can do, each a method: the one way in for every door. Rejects with `Refusal`.
 */
export class Chat {
  readonly connectedClients = new ConnectedClients();
  /** The rooms as they are in memory, by id. */
  readonly chatRoomData = new Map<string, ChatRoom>();
  private readonly identities: Identities;
  private closing = false;

  constructor(private readonly dependencies: RoomDependencies) {
    this.identities = new Identities(dependencies.store.installation.secret);
  }

  /** Bring a room into memory. Rooms answer as if they did not exist until then. */
  async open(roomId: string): Promise<ChatRoom> {
    const chatRoom = await ChatRoom.open(roomId, this.dependencies);
    this.chatRoomData.set(roomId, chatRoom);
    return chatRoom;
  }

  createUserData(): UserData {
    return this.identities.create();
  }

  /** Come in as an identity that a token proves. The name must be free among those here. */
  async enter(client: ConnectedClient, roomId: string, identity: UserData, since: Head | undefined): Promise<Entrance> {
    this.identities.prove(identity.userID, identity.token);
    const you: Person = { userID: identity.userID, username: parseName(identity.username) };
    const { chatRoom } = await this.bringIn(client, roomId, you, true);
    const known = { room: chatRoom.room, head: chatRoom.head(), people: chatRoom.people(), you };
    const changes = since && chatRoom.changesSince(since);
    return changes
      ? { ...known, changes }
      : { ...known, ...chatRoom.window.newest(PAGE_SIZE), resync: since !== undefined };
  }

  /** Come in as whom one claims to be. Another guest may bear the name; the name is kept as it was written. */
  async enterAs(client: ConnectedClient, roomId: string, claim: Person): Promise<{ isNew: boolean }> {
    parseName(claim.username);
    const { isNew } = await this.bringIn(client, roomId, claim, false);
    return { isNew };
  }

  async send(client: ConnectedClient, roomId: string, message: string, clientId: string): Promise<StoredMessage> {
    const chatRoom = this.find(roomId);
    return chatRoom.send(personIn(client, roomId), message, { clientId });
  }

  /** Speak in an open room as whom one claims to be, entered or not. */
  async sendAs(roomId: string, claim: Person, message: string, options: SendOptions): Promise<StoredMessage> {
    parseName(claim.username);
    return this.find(roomId).send(claim, message, options);
  }

  async page(client: ConnectedClient, roomId: string, before: number, limit: number) {
    personIn(client, roomId);
    return this.find(roomId).page(before, limit);
  }

  async clear(client: ConnectedClient, roomId: string): Promise<{ seq: number }> {
    return this.find(roomId).clear(personIn(client, roomId));
  }

  /** Clear an open room, entered or not: what clients of the full feed may do. */
  async clearOpenRoom(client: ConnectedClient, roomId: string): Promise<{ seq: number }> {
    return this.find(roomId).clear(client.rooms.get(roomId) ?? null);
  }

  /** The connection ended: whoever it was leaves, if it was their last. */
  disconnect(client: ConnectedClient): void {
    this.connectedClients.disconnect(client);
    for (const [roomId, person] of client.rooms) {
      this.chatRoomData.get(roomId)?.release(person, client.connectionId, client.leavesAtOnce);
    }
    client.rooms.clear();
  }

  /** Nobody comes in any more, and nobody leaves because of that. */
  close(): void {
    this.closing = true;
    for (const chatRoom of this.chatRoomData.values()) chatRoom.close();
  }

  /** Throws `room_not_found`. */
  private find(roomId: string): ChatRoom {
    const chatRoom = this.chatRoomData.get(roomId);
    if (!chatRoom) throw new Refusal('room_not_found');
    return chatRoom;
  }

  private async bringIn(client: ConnectedClient, roomId: string, person: Person, nameMustBeFree: boolean) {
    if (this.closing) throw new Refusal('shutting_down', COME_BACK_MS);
    const chatRoom = this.find(roomId);
    const isNew = await chatRoom.enter(person, client.connectionId, nameMustBeFree);
    // Looked at only now: the connection may have entered as another meanwhile.
    const before = client.rooms.get(roomId);
    if (before && !isSamePerson(before, person)) chatRoom.release(before, client.connectionId, true);
    client.rooms.set(roomId, person);
    // The connection may have ended while the notice was being stored; nobody else would let the person go.
    if (!this.connectedClients.isConnected(client)) this.disconnect(client);
    return { chatRoom, isNew };
  }
}
