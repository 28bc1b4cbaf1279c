import { type CommandInput, type Profile, Refusal } from '../../protocol/index';
import { type Actor, profileOf } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import type { Account, Clock, Store } from '../ports';
import { type NamePage, pageOf } from '../rooms/pages';
import { withFreeName } from './free-name';
import { looksOf } from './names';
import type { Renewal } from './renewal';
import { parseStatus } from './status';

interface ProfilesDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  renewal: Renewal;
  audit: Audit;
}

/** How people are seen, and what they may. */
export class Profiles {
  constructor(private readonly dependencies: ProfilesDependencies) {}

  /** Rejects with `name_invalid`, `name_taken` or `status_invalid`. What is refused changes nothing. */
  async change(by: Actor, { username, colour, status }: CommandInput<'ChangeProfile'>): Promise<Profile> {
    const { store, clock, renewal } = this.dependencies;
    if (by.person.claimed) throw new Refusal('not_allowed');
    const line = typeof status === 'string' ? parseStatus(status) : status;
    const { userID } = by.person as { userID: string };
    const known = await store.people.find(userID);
    const before = known ?? { userID, username: by.person.username, role: 'guest' as const };
    const name = await this.newName(before, username);
    const isGuest = before.role === 'guest';
    if (isGuest && (name !== undefined || !known)) {
      await store.people.keepGuest({ userID, username: name ?? before.username, at: clock.now() });
    }
    if (!isGuest && name !== undefined) await store.people.rename(userID, { username: name, looks: looksOf(name) });
    if (name !== undefined) await renewal.rename(userID, name);
    if (colour !== undefined || line !== undefined) {
      await store.people.changeProfile(userID, {
        ...(colour === undefined ? {} : { colour }),
        ...(line === undefined ? {} : { status: line }),
      });
    }
    return this.tell(userID);
  }

  /** People with an account, in the order of names, after the name `after`. */
  async list(query: string, after: string | undefined, limit: number): Promise<NamePage<Profile>> {
    const found = await this.dependencies.store.people.list(query, after, limit + 1);
    return pageOf(found, limit, ({ username }) => username);
  }

  /** The owner whose account is the oldest. */
  firstOwner(): Promise<Profile | undefined> {
    return this.dependencies.store.people.firstOwner();
  }

  /** Everyone is in General: whoever is connected shares a room with whoever asks. */
  online(): Profile[] {
    return this.dependencies.chat.online.all();
  }

  /** Rejects with `person_not_found` or `last_owner`. */
  async changeRole(by: Actor, { userID, role }: CommandInput<'ChangeRole'>): Promise<void> {
    const { store, audit } = this.dependencies;
    const before = await store.people.find(userID);
    if (!before || before.role === 'guest') throw new Refusal('person_not_found');
    if (before.role === role) return;
    await store.people.changeRole(userID, role);
    await this.tell(userID);
    const to = { userID, username: before.username };
    await audit.write(by, 'ChangeRole', { to, details: { before: before.role, role } });
  }

  /** The name that somebody is to bear instead of theirs, if it is another. */
  private async newName({ userID, username }: Pick<Account, 'userID' | 'username'>, text: string | undefined) {
    if (text === undefined) return undefined;
    const { username: name } = await withFreeName(this.dependencies.chat, userID, text);
    return name === username ? undefined : name;
  }

  private async tell(userID: string): Promise<Profile> {
    const account = await this.dependencies.store.people.find(userID);
    if (!account) throw new Refusal('person_not_found');
    const you = profileOf(account);
    this.dependencies.renewal.tell(you);
    return you;
  }
}
