import { v4 as uuid } from 'uuid';
import { type ListedRoom, type Person, personKey, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Clock, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import type { Listing } from './listing';

interface DirectsDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  listing: Listing;
}

/** Conversations between a few people: one for each set of them. */
export class Directs {
  constructor(private readonly dependencies: DirectsDependencies) {}

  /**
   * The conversation between somebody and others, whom the installation knows. Rejects with `person_not_found`, or
   * `invalid_payload` where there is nobody else.
   */
  async open(by: Actor, userIDs: readonly string[]): Promise<ListedRoom> {
    const { store, clock, chat, listing } = this.dependencies;
    const others = [...new Set(userIDs)].filter((userID) => userID !== by.key);
    if (others.length === 0) throw new Refusal('invalid_payload');
    const people = [by.person, ...(await Promise.all(others.map((userID) => this.known(userID))))];
    const room = { roomId: uuid(), name: '', kind: 'direct' as const };
    const { roomId } = await store.rooms.openDirect({ room, looks: [], members: people, at: clock.now() });
    const chatRoom = await chat.find(roomId);
    for (const person of people) await this.bringIn(person, chatRoom);
    await listing.tell(chatRoom, people.map(personKey));
    return listing.one(roomId, by.key);
  }

  /** The one of two people. Rejects with `room_not_found` where there is none, or where who asks has left it. */
  async between(by: Actor, other: string): Promise<ChatRoom> {
    const { store, chat } = this.dependencies;
    const roomId = await store.rooms.findDirect([by.key, other]);
    const chatRoom = roomId === undefined ? undefined : await chat.find(roomId);
    if (!chatRoom?.attendance.isInside(by)) throw new Refusal('room_not_found');
    return chatRoom;
  }

  /** Who had left is in it again, by the store; the room in memory may not know yet. */
  private async bringIn(person: Person, chatRoom: ChatRoom): Promise<void> {
    const key = personKey(person);
    if (chatRoom.attendance.isInside({ key })) return;
    if (await this.dependencies.store.rooms.isMember(chatRoom.room.roomId, key)) chatRoom.attendance.admit(person);
  }

  private async known(userID: string): Promise<Person> {
    const account = await this.dependencies.store.people.find(userID);
    if (!account) throw new Refusal('person_not_found');
    return { userID, username: account.username };
  }
}
