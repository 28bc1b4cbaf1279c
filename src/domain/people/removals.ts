import { personKey, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import type { Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import type { Passwords } from './passwords';
import type { Renewal } from './renewal';
import { WHO_LEFT } from './reserved-names';
import type { Sessions } from './sessions';

/** Most of their uploads that are dropped in one transaction. */
const UNUSED_AT_ONCE = 100;

/** What becomes of somebody's messages. */
export type Remains = 'keep' | 'remove';

interface RemovalsDependencies {
  store: Store;
  chat: Chat;
  sessions: Sessions;
  passwords: Passwords;
  renewal: Renewal;
  audit: Audit;
}

/** People who leave for good, by themselves or not. */
export class Removals {
  constructor(private readonly dependencies: RemovalsDependencies) {}

  /** Rejects with `credentials_wrong` (the password is asked of those who have one), `too_many_attempts`, `last_owner`. */
  async leave(by: Actor, password: string | undefined, messages: Remains, address: string): Promise<void> {
    const { store, passwords } = this.dependencies;
    const account = by.person.claimed ? undefined : await store.people.find(by.key);
    if (!account && by.person.claimed) throw new Refusal('not_allowed');
    if (account && account.passwordHash !== null) await passwords.check(account, password, address);
    if (account) await store.people.remove(account.userID);
    await this.clearUp(by.key, messages);
  }

  /** Rejects with `person_not_found`, `last_owner`, or `not_allowed` where it is oneself. */
  async remove(by: Actor, userID: string, messages: Remains): Promise<void> {
    const { store, audit } = this.dependencies;
    if (userID === by.key) throw new Refusal('not_allowed');
    const account = await store.people.find(userID);
    if (!account) throw new Refusal('person_not_found');
    await store.people.remove(userID);
    await audit.write(by, 'RemovePerson', { to: { userID, username: account.username }, details: { messages } });
    await this.clearUp(userID, messages);
  }

  /** Every account but one's own; guests are sent away. Resolves with how many accounts there were. */
  async removeEveryone(by: Actor): Promise<number> {
    const { store, chat, sessions, audit } = this.dependencies;
    const removed = await store.people.removeAllBut(by.key);
    await audit.write(by, 'RemoveEveryone', { details: { removed: removed.length } });
    chat.names.forget();
    for (const key of this.othersHere(by.key)) {
      sessions.putOut(key);
      this.expel(key);
    }
    for (const userID of removed) await this.clearUp(userID, 'keep');
    return removed.length;
  }

  /** Nothing of somebody whom the store knows no more is left in memory, nor their name anywhere. */
  private async clearUp(key: string, messages: Remains): Promise<void> {
    const { store, chat, sessions, renewal } = this.dependencies;
    chat.names.forget();
    sessions.putOut(key);
    this.expel(key);
    if (messages === 'remove') {
      for (const roomId of await store.messages.roomsWithMessagesOf(key)) {
        const chatRoom = await chat.find(roomId);
        await chatRoom.sweep(key);
      }
    }
    while ((await store.files.dropUnused({ by: key }, UNUSED_AT_ONCE)) === UNUSED_AT_ONCE);
    await renewal.rename(key, WHO_LEFT);
    renewal.tell({ userID: key, username: WHO_LEFT });
  }

  private expel(key: string): void {
    for (const { attendance } of this.madeRooms()) attendance.expel(key);
  }

  /** Everyone but one who is connected, or a member of a room in memory. */
  private othersHere(but: string): Set<string> {
    const members = this.madeRooms().flatMap(({ attendance }) => attendance.known());
    const keys = new Set([...this.dependencies.chat.online.all(), ...members].map(personKey));
    keys.delete(but);
    return keys;
  }

  /** The rooms in memory that have members. */
  private madeRooms(): ChatRoom[] {
    return [...this.dependencies.chat.chatRoomData.values()].filter(({ room }) => room.kind !== 'general');
  }
}
