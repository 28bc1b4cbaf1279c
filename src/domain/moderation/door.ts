import { Refusal } from '../../protocol/index';
import type { BanRecord, Clock, Store } from '../ports';
import { addressKey } from './address-key';

/** Who may not come in. */
export class DoorKeeper {
  constructor(
    private readonly store: Pick<Store, 'installation' | 'moderation' | 'people'>,
    private readonly clock: Clock,
  ) {}

  addressKey(address: string): string {
    return addressKey(this.store.installation.secret, address);
  }

  /** The ban that stands against somebody themselves. */
  banOf(person: string): Promise<BanRecord | undefined> {
    return this.store.moderation.banOf(person, undefined, this.clock.now());
  }

  /** The same wherever they are: rejects with `banned`, and the time to wait where it ends. */
  async checkPerson(person: string): Promise<void> {
    throwIfBanned(await this.banOf(person), this.clock.now());
  }

  /**
   * Rejects with `banned`, and the time to wait where it ends, where the door is closed to somebody (a `personKey`, or nobody
   * yet), or to those without an account at an address: whoever has one is known by it, wherever they are.
   */
  async check(person: string | undefined, address: string): Promise<void> {
    const account = person === undefined ? undefined : await this.store.people.find(person);
    const hasAccount = account !== undefined && account.role !== 'guest';
    const now = this.clock.now();
    const ban = await this.store.moderation.banOf(person, hasAccount ? undefined : this.addressKey(address), now);
    throwIfBanned(ban, now);
  }
}

function throwIfBanned(ban: BanRecord | undefined, now: number): void {
  if (ban) throw new Refusal('banned', ban.until === null ? undefined : ban.until - now);
}
