import { randomUUID } from 'node:crypto';
import { errors } from '../../../../src/protocol/index';
import type { Asking } from '../../../support/asking';

/** Sends as the page does: what is refused for now is sent again, under the same id, when the server says so. */
export class PersistentSender {
  /** How often it was told to come back later. */
  refusals = 0;
  readonly acknowledged: { text: string; seq: number }[] = [];

  constructor(private readonly asking: Asking) {}

  /** Resolves once it is stored. */
  async send(text: string): Promise<void> {
    const message = { roomId: 'general', clientId: randomUUID(), message: text };
    for (;;) {
      const answer = await this.asking.ask('SendMessage', message);
      if (answer.ok) return void this.acknowledged.push({ text, seq: answer.seq });
      const { code, retryAfterMs } = answer.error;
      if (errors[code].retry === 'never' || retryAfterMs === undefined) throw new Error(`${text} was refused: ${code}`);
      this.refusals += 1;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    }
  }
}
