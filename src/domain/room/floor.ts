import { Refusal, type Room } from '../../protocol/index';
import { type Actor, isAtLeast } from '../authority/actor';
import type { Mutes } from '../moderation/mutes';
import type { Clock } from '../ports';
import { SlowMode } from './slow-mode';
import { Typing } from './typing';

/** Who may speak in a room now, of those who may speak there at all. */
export class Floor {
  private readonly slowMode: SlowMode;
  private readonly typing: Typing;

  constructor(
    clock: Clock,
    private readonly mutes: Mutes,
    private readonly room: () => Room,
  ) {
    this.slowMode = new SlowMode(clock);
    this.typing = new Typing(clock);
  }

  /** Throws `room_archived`, or `muted` with the time to wait. */
  check({ key }: Actor): void {
    if (this.room().archived) throw new Refusal('room_archived');
    this.mutes.check(key);
  }

  /** Somebody speaks. Returns the way to take it back, where nothing came of it. Throws as `check` does, or `slow_mode`. */
  take(author: Actor): () => void {
    this.check(author);
    const { slowModeSeconds, host } = this.room();
    const isSlowed = slowModeSeconds !== undefined && host !== author.key && !isAtLeast(author.role, 'moderator');
    const takeBack = isSlowed ? this.slowMode.speak(author.key, slowModeSeconds) : () => {};
    this.typing.ends(author.key);
    return takeBack;
  }

  /** Somebody is about to speak. Returns whether that is to be told again. Throws as `check` does. */
  prepare(author: Actor): boolean {
    this.check(author);
    return this.typing.begins(author.key);
  }
}
