import { type ListedRoom, type Profile, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import { mayModerate } from '../authority/policy';
import type { Audit } from '../moderation/audit';
import type { Bus, Clock, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import type { Listing } from './listing';
import { type NamePage, pageOf } from './pages';

interface MembersDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  audit: Audit;
  listing: Listing;
}

/** Who is in a room. */
export class Members {
  constructor(private readonly dependencies: MembersDependencies) {}

  /** In the order of names, after the name `after`; of General those with an account. */
  async list(chatRoom: ChatRoom, after: string | undefined, limit: number): Promise<NamePage<Profile>> {
    const found = await this.dependencies.store.rooms.members(chatRoom.room.roomId, after, limit + 1);
    return pageOf(found, limit, ({ username }) => username);
  }

  async join(actor: Actor, chatRoom: ChatRoom): Promise<ListedRoom> {
    await this.bringIn(actor, chatRoom);
    return this.dependencies.listing.one(chatRoom.room.roomId, actor.key);
  }

  /** Rejects with `person_not_found` where they have no account. */
  async add(by: Actor, chatRoom: ChatRoom, userID: string): Promise<void> {
    const account = await this.dependencies.store.people.find(userID);
    if (!account || account.role === 'guest') throw new Refusal('person_not_found');
    const person = { userID, username: account.username };
    const isNew = await this.bringIn({ key: userID, person }, chatRoom);
    const { roomId } = chatRoom.room;
    if (isNew) await this.dependencies.audit.writeIfModerator(by, 'AddMember', { to: person, roomId });
  }

  async leave({ key }: Actor, chatRoom: ChatRoom): Promise<void> {
    await this.putOut(key, chatRoom);
  }

  /**
   * The room's host puts out whom they want, a moderator only those below them. Rejects with `person_not_found` where they are not
   * a member, or `not_allowed`.
   */
  async remove(by: Actor, chatRoom: ChatRoom, userID: string): Promise<void> {
    const account = await this.dependencies.store.people.find(userID);
    if (!chatRoom.attendance.isInside({ key: userID })) throw new Refusal('person_not_found');
    if (!chatRoom.isHost(by) && !mayModerate(by.role, account?.role ?? 'guest')) throw new Refusal('not_allowed');
    await this.putOut(userID, chatRoom);
    const to = { userID, username: account?.username ?? '' };
    await this.dependencies.audit.writeIfModerator(by, 'RemoveMember', { to, roomId: chatRoom.room.roomId });
  }

  private async bringIn({ key, person }: Pick<Actor, 'key' | 'person'>, chatRoom: ChatRoom): Promise<boolean> {
    const { store, clock, listing } = this.dependencies;
    const isNew = await store.rooms.addMember(chatRoom.room.roomId, person, clock.now());
    if (isNew) {
      chatRoom.attendance.admit(person);
      await listing.tell(chatRoom, [key]);
    }
    return isNew;
  }

  /** Nothing is awaited between the store's answer and the last word: not one more event of the room reaches them. */
  private async putOut(key: string, chatRoom: ChatRoom): Promise<void> {
    const { store, bus } = this.dependencies;
    const { roomId } = chatRoom.room;
    await store.rooms.removeMember(roomId, key);
    chatRoom.attendance.expel(key);
    bus.tell(key, { type: 'unlisted', roomId });
  }
}
