import { between, type Random } from '../support/random';
import { now, Recorder } from './recorder';
import type { Session } from './session';

/** A program that reads the newest page by HTTP again and again. */
export class PageReader {
  readonly recorder: Recorder;
  private isReading = true;
  private readonly life: Promise<void>;

  constructor(
    private readonly session: Session,
    name: string,
    private readonly roomId: string,
    private readonly random: Random,
  ) {
    this.recorder = new Recorder(name, session.person);
    this.life = this.live();
  }

  async stop(): Promise<void> {
    this.isReading = false;
    await this.life;
  }

  private async live(): Promise<void> {
    while (this.isReading) {
      const askedAt = now();
      const { answer } = await this.session.page(this.roomId, '');
      if (answer) {
        const from = answer.hasOlder ? (answer.messages[0]?.seq ?? 1) : 1;
        this.recorder.read(askedAt, from, Number.MAX_SAFE_INTEGER, answer.messages);
      }
      await new Promise((resolve) => setTimeout(resolve, between(this.random, 10, 100)));
    }
  }
}
