import { type Profile, personKey } from '../../protocol/index';
import type { Chat } from '../chat';
import type { Bus, Store } from '../ports';

/** What follows when somebody is another than before: everyone sees them as they are now. */
export class Renewal {
  constructor(
    private readonly store: Pick<Store, 'messages'>,
    private readonly bus: Bus,
    private readonly chat: Chat,
  ) {}

  /** Their messages bear this name from now on. */
  async rename(key: string, username: string): Promise<void> {
    this.chat.names.forget();
    await this.store.messages.renameAuthor(key, username);
  }

  /** They themselves, and all who share a room with them, are told. */
  tell(you: Profile): void {
    const key = personKey(you);
    const mutedUntil = this.chat.mutes.untilOf(key);
    this.bus.tell(key, { type: 'you', you, ...(mutedUntil === undefined ? {} : { mutedUntil }) });
  }
}
