import { GENERAL, type Person, Refusal } from '../../protocol/index';
import type { Chat } from '../chat';
import type { Clock, Store } from '../ports';
import { hashOfInvite } from '../rooms/invite-code';

/** Who comes to an installation for the first time: everyone, or who has an invite. */
export type Access = 'open' | 'invite';

/** Lets newcomers in. */
export class Gate {
  constructor(
    readonly access: Access,
    private readonly store: Pick<Store, 'rooms'>,
    private readonly clock: Clock,
    private readonly chat: Chat,
  ) {}

  /** Throws `invite_required` where nobody comes in without one. */
  checkOpen(): void {
    if (this.access === 'invite') throw new Refusal('invite_required');
  }

  /** Whether somebody could come in, before more is done for them. Rejects with `invite_required` or `invite_invalid`. */
  async check(invite: string | undefined, isKnown: boolean): Promise<void> {
    if (invite === undefined) {
      if (!isKnown) this.checkOpen();
      return;
    }
    const found = await this.store.rooms.findInvite(hashOfInvite(invite), this.clock.now());
    if (!found || found.usesLeft === 0) throw new Refusal('invite_invalid');
  }

  /** Let somebody in, and use their invite. Rejects as `check` does: of two who race for the last use one comes in. */
  async admit(person: Person, invite: string | undefined, isKnown: boolean): Promise<void> {
    if (invite === undefined) return this.check(invite, isKnown);
    const now = this.clock.now();
    const { roomId, isNew } = await this.store.rooms.redeemInvite(hashOfInvite(invite), person, now, !isKnown);
    if (isNew && roomId !== GENERAL) (await this.chat.find(roomId)).attendance.admit(person);
  }
}
