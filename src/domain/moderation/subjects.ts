import { type Person, type Profile, personFromKey, personKey, Refusal, type Role } from '../../protocol/index';
import { personOf, profileOf } from '../authority/actor';
import type { Chat } from '../chat';
import type { Clock, Store } from '../ports';

/** Somebody whom moderators decide about. */
export interface Subject {
  key: string;
  person: Person;
  profile: Profile;
  role: Role;
}

/** Finds people by their `personKey`: those who are known, those who are here, those who only said something, and those who were banned. */
export class Subjects {
  constructor(
    private readonly store: Pick<Store, 'people' | 'messages' | 'moderation'>,
    private readonly chat: Chat,
    private readonly clock: Clock,
  ) {}

  /** Rejects with `person_not_found`. */
  async find(key: string): Promise<Subject> {
    const account = await this.store.people.find(key);
    const profile = account
      ? profileOf(account)
      : (this.seen(key) ?? (await this.spoken(key)) ?? (await this.banned(key)));
    if (!profile) throw new Refusal('person_not_found');
    return { key, person: personOf(profile), profile, role: account?.role ?? 'guest' };
  }

  private seen(key: string): Profile | undefined {
    const here =
      this.chat.online.find(key) ?? this.chat.general.attendance.here().find((person) => personKey(person) === key);
    return here ?? this.authorInMemory(key);
  }

  /** Of whom only old messages are left. They bear the name that stands there, where that room is in memory. */
  private async spoken(key: string): Promise<Person | undefined> {
    const [roomId] = await this.store.messages.roomsWithMessagesOf(key);
    if (roomId === undefined) return undefined;
    await this.chat.find(roomId);
    return this.authorInMemory(key) ?? personFromKey(key, key);
  }

  /** Of whom nothing else may be left than that they were sent away. */
  private async banned(key: string): Promise<Person | undefined> {
    return (await this.store.moderation.banOf(key, undefined, this.clock.now()))?.person;
  }

  private authorInMemory(key: string): Person | undefined {
    for (const { history } of this.chat.chatRoomData.values()) {
      const message = history.window.all().findLast(({ author }) => personKey(author) === key);
      if (message) return message.author;
    }
    return undefined;
  }
}
