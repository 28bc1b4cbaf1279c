import type { ErrorReply } from '@protocol/errors';
import { nextPending, type OutboxEntry } from '../state/outbox';
import type { Dispatch, PageStore } from '../state/store';
import { mayRetry, mustChange, retryDelay } from './delays';
import type { Wait, Wire } from './wire';

/**
 * Sends the outbox, one at a time so that the order stays what it was when written. The server knows each by its
 * `clientId`, so asking again after silence never makes a second message.
 */
export class Sender {
  private sending = false;

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly wait: Wait,
    private readonly enterAgain: () => void,
  ) {}

  async flush() {
    if (this.sending) return;
    this.sending = true;
    let attempt = 0;
    for (let entry = this.next(); entry; entry = this.next()) {
      attempt = (await this.send(entry, attempt)) === 'answered' ? 0 : attempt + 1;
    }
    this.sending = false;
  }

  private next(): OutboxEntry | undefined {
    const { link, stage, outbox } = this.store.getState();
    return link === 'up' && stage.name === 'here' && this.wire.isUp ? nextPending(outbox) : undefined;
  }

  private async send({ clientId, message }: OutboxEntry, attempt: number): Promise<'answered' | 'unanswered'> {
    const { room } = this.store.getState();
    const roomId = room?.room.roomId;
    const answer = await this.wire.request('SendMessage', { clientId, message, ...(roomId ? { roomId } : {}) });
    if (answer?.ok) {
      this.dispatch({ type: 'acknowledged', clientId, seq: answer.seq });
      return 'answered';
    }
    if (answer) return this.refused(clientId, answer.error, attempt);
    // A link that is gone ends the round; entering again begins the next.
    if (this.wire.isUp) await this.wait(retryDelay(attempt));
    return 'unanswered';
  }

  private async refused(clientId: string, error: ErrorReply, attempt: number): Promise<'answered' | 'unanswered'> {
    if (mayRetry(error)) {
      this.dispatch({ type: 'held', clientId, note: error.message });
      await this.wait(retryDelay(attempt, error.retryAfterMs));
      return 'unanswered';
    }
    // The server no longer knows that we are in the room. Nothing is wrong with the message.
    if (error.code === 'not_entered' || error.code === 'token_invalid') {
      this.enterAgain();
      await this.wait(retryDelay(attempt));
      return 'unanswered';
    }
    this.dispatch({ type: 'refused', clientId, note: error.message, mustChange: mustChange(error) });
    return 'answered';
  }
}
