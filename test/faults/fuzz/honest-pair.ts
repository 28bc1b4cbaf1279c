import { setTimeout } from 'node:timers/promises';
import { DeltaClient } from '../../support/delta-client';

/** How often the one says something. No more than a guest may, with limits. */
const TALKS_MS = 400;

/** How often the other asks for something. What there is not takes the same way, and is counted against no pace of its own. */
const ASKS_MS = 15;

/** Two who mean no harm: one talks and asks without end, the other listens. */
export class HonestPair {
  private readonly said: string[] = [];
  private waits: number[] = [];
  private isOver = false;
  private readonly going: Promise<unknown>;

  static async come(url: string): Promise<HonestPair> {
    return new HonestPair(await DeltaClient.enter(url), await DeltaClient.enter(url));
  }

  private constructor(
    private readonly talker: DeltaClient,
    private readonly listener: DeltaClient,
  ) {
    this.going = Promise.all([this.talk(), this.ask()]);
  }

  /** How long they waited at the most, but for one time in a hundred, since this was asked last; in milliseconds. */
  takeP99(): number {
    const sorted = this.waits.toSorted((one, other) => one - other);
    this.waits = [];
    return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY;
  }

  get tokens(): string[] {
    return [this.talker, this.listener].map(({ identity }) => identity?.token ?? '');
  }

  /** All that was said was heard live: once, and in order. Nobody was cut off meanwhile. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.going;
    await this.listener.until('the last of it', () => this.heard().at(-1) === this.said.at(-1));
    expect(this.heard()).toEqual(this.said);
    expect(this.said.length).toBeGreaterThan(2);
    expect([this.talker.disconnections, this.listener.disconnections]).toEqual([[], []]);
  }

  private heard(): string[] {
    const changes = this.listener.batches.flatMap((batch) => batch.changes);
    const own = this.talker.identity?.userID;
    return changes.flatMap((change) => {
      const isNew = change.type === 'message' && change.seq === change.message.seq && change.message.kind === 'message';
      return isNew && change.message.author.userID === own ? [change.message.message] : [];
    });
  }

  private async talk(): Promise<void> {
    while (!this.isOver) {
      const text = `honest ${this.said.length}`;
      this.said.push(text);
      await this.timed(() => this.talker.send(text));
      await setTimeout(TALKS_MS);
    }
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      await this.timed(() => this.listener.socket.emitWithAck('AskForNothing'));
      await setTimeout(ASKS_MS);
    }
  }

  private async timed(ask: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    await ask();
    this.waits.push(performance.now() - start);
  }
}
