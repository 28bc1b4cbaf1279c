import { between, oneOf, type Random } from '../support/random';
import type { Participant } from './participant';
import type { Watcher } from './watcher';

/** What people do while they talk, as often as it is named here. */
const habits = ['say', 'say', 'say', 'say', 'say', 'say', 'edit', 'edit', 'react', 'react', 'delete'] as const;

/** How many messages somebody who talks without a pause sends ahead of their answers. */
const AHEAD = 8;

/** Somebody who talks until told to stop. Each text of theirs is said once. */
export class Talk {
  private count = 0;
  private isOn = true;
  private readonly life: Promise<void>;

  /** With a pause of `everyMs` at most; without one, as fast as the answers come. */
  constructor(
    private readonly participant: Participant,
    private readonly random: Random,
    private readonly everyMs?: number,
  ) {
    this.life = this.live();
  }

  /** Resolves when nothing is said any more, and all that was is answered. */
  async stop(withinMs = 30_000): Promise<void> {
    await this.hush();
    await this.participant.until('all is answered', () => this.participant.waiting === 0, withinMs);
  }

  /** Say nothing any more, whatever becomes of what was said. */
  async hush(): Promise<void> {
    this.isOn = false;
    await this.life;
  }

  private async live(): Promise<void> {
    const { participant, random, everyMs } = this;
    while (this.isOn) {
      if (participant.waiting < AHEAD) this.act();
      // A turn of the event loop at least, in which answers come.
      await new Promise((resolve) => setTimeout(resolve, everyMs === undefined ? 1 : between(random, 0, everyMs)));
    }
  }

  private act(): void {
    const { participant, random } = this;
    const habit = oneOf(random, habits);
    const own = oneOf(random, [participant.own.at(-1), ...participant.own.slice(-5)]);
    const any = oneOf(random, [participant.seen.at(-1), ...participant.seen.slice(-5)]);
    if (habit === 'edit' && own !== undefined) void participant.edit(own, this.nextText());
    else if (habit === 'delete' && own !== undefined) void participant.delete(own);
    else if (habit === 'react' && any !== undefined) void participant.react(any, oneOf(random, ['👍', '❤️', '😂']));
    else if (habit === 'say') participant.say(this.nextText());
  }

  private nextText(): string {
    this.count += 1;
    return `${this.participant.name} ${this.count}`;
  }
}

/** A client of the full feed that says something now and then: it cannot say anything again. */
export class Mutter {
  private count = 0;
  private isOn = true;
  private readonly life: Promise<void>;

  constructor(
    private readonly watcher: Watcher,
    private readonly random: Random,
  ) {
    this.life = this.live();
  }

  /** Resolves when what was said last is answered, or nobody knows. */
  stop(): Promise<void> {
    return this.hush();
  }

  hush(): Promise<void> {
    this.isOn = false;
    return this.life;
  }

  private async live(): Promise<void> {
    while (this.isOn) {
      this.count += 1;
      await this.watcher.say(`${this.watcher.name} ${this.count}`);
      await new Promise((resolve) => setTimeout(resolve, between(this.random, 0, 300)));
    }
  }
}
