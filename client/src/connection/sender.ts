import type { ErrorReply } from '@protocol/errors';
import { nextPending, type OutboxEntry, roomsWithPending } from '../state/outbox';
import type { Dispatch, PageStore } from '../state/store';
import { mayRetry, mustChange, retryDelay } from './delays';
import type { Wait, Wire } from './wire';

/** One who has to wait longer than this decides themselves whether to try again. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends the outbox, one at a time in each room so that the order there stays what it was when written. The server knows
 * each by its `clientId`, so asking again after silence never makes a second message.
 */
export class Sender {
  private readonly sendingTo = new Set<string>();

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly wait: Wait,
    private readonly enterAgain: () => void,
  ) {}

  async flush() {
    await Promise.all(roomsWithPending(this.store.getState().outbox).map((roomId) => this.flushRoom(roomId)));
  }

  private async flushRoom(roomId: string) {
    if (this.sendingTo.has(roomId)) return;
    this.sendingTo.add(roomId);
    let attempt = 0;
    for (let entry = this.next(roomId); entry; entry = this.next(roomId)) {
      attempt = (await this.send(entry, attempt)) === 'answered' ? 0 : attempt + 1;
    }
    this.sendingTo.delete(roomId);
  }

  private next(roomId: string): OutboxEntry | undefined {
    const { link, stage, outbox } = this.store.getState();
    return link === 'up' && stage.name === 'here' && this.wire.isUp ? nextPending(outbox, roomId) : undefined;
  }

  private async send(entry: OutboxEntry, attempt: number): Promise<'answered' | 'unanswered'> {
    const { roomId, clientId, message, replyTo } = entry;
    const reply = replyTo === undefined ? {} : { replyTo };
    const answer = await this.wire.request('SendMessage', { roomId, clientId, message, ...reply });
    if (answer?.ok) {
      this.dispatch({ type: 'acknowledged', clientId, seq: answer.seq });
      return 'answered';
    }
    if (answer) return this.refused(entry, answer.error, attempt);
    // A link that is gone ends the round; entering again begins the next.
    if (this.wire.isUp) await this.wait(retryDelay(attempt));
    return 'unanswered';
  }

  private async refused(
    { clientId }: OutboxEntry,
    error: ErrorReply,
    attempt: number,
  ): Promise<'answered' | 'unanswered'> {
    if (mayRetry(error) && (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS) {
      this.dispatch({ type: 'held', clientId, note: error.message });
      await this.wait(retryDelay(attempt, error.retryAfterMs));
      return 'unanswered';
    }
    // The server no longer knows that we are in the room. Nothing is wrong with the message.
    if (error.code === 'token_invalid' || error.code === 'session_required') {
      this.enterAgain();
      await this.wait(retryDelay(attempt));
      return 'unanswered';
    }
    this.dispatch({ type: 'refused', clientId, note: error.message, mustChange: mustChange(error) });
    return 'answered';
  }
}
