import type { ErrorReply } from '@protocol/errors';
import type { Reply } from '@protocol/events';
import type { Attached } from '@protocol/files';
import type { OutboxKeeper } from '../state/keep-outbox';
import { isOld, nextPending, type OutboxEntry, roomsWithPending } from '../state/outbox';
import type { Dispatch, PageStore } from '../state/store';
import { keyOfYou } from '../state/told';
import { mayRetry, mustChange, retryDelay } from './delays';
import type { Answer, Wait, Wire } from './wire';

/** One who has to wait longer than this decides themselves whether to try again. */
const LONGEST_WAIT_MS = 60_000;

/** How often to look whether another tab has done with a room. */
const LOOK_AGAIN_MS = 1_000;

/** Brings the files of a message to the server, and loses those that it no longer has. */
export interface Uploads {
  /** Null where they did not get there, or `mayGoOn` says that they no longer are to. */
  upload(entry: OutboxEntry, mayGoOn: () => Promise<boolean>): Promise<Reply<{ attachments: Attached[] }> | null>;
  lose(entry: OutboxEntry): void;
}

/**
 * Sends the outbox, one at a time in each room so that the order there stays what it was when written, and from one tab
 * at a time. The server knows each by its `clientId`, so asking again after silence never makes a second message.
 */
export class Sender {
  private readonly sendingTo = new Set<string>();

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly keeper: OutboxKeeper,
    private readonly uploads: () => Promise<Uploads>,
    private readonly wait: Wait,
    private readonly now: () => number,
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
      const { clientId } = entry;
      if (isOld(entry, this.now())) {
        this.dispatch({ type: 'aged', clientId });
        continue;
      }
      const isClaimed = await this.keeper.claim(entry);
      // The disk knows better what is next, and another person may be here by now.
      if (this.next(roomId)?.clientId !== clientId) continue;
      if (isClaimed) attempt = (await this.send(entry, attempt)) === 'answered' ? 0 : attempt + 1;
      else await this.wait(LOOK_AGAIN_MS);
    }
    this.sendingTo.delete(roomId);
    this.keeper.release(roomId);
  }

  private next(roomId: string): OutboxEntry | undefined {
    const state = this.store.getState();
    const { link, stage, outbox } = state;
    if (link === 'down' || stage.name !== 'here' || !this.wire.isUp) return undefined;
    const entry = nextPending(outbox, roomId);
    return entry?.who === keyOfYou(state) ? entry : undefined;
  }

  private async send(entry: OutboxEntry, attempt: number): Promise<'answered' | 'unanswered'> {
    const answer = await this.ask(entry);
    if (answer?.ok) {
      this.dispatch({ type: 'acknowledged', clientId: entry.clientId, seq: answer.seq });
      return 'answered';
    }
    if (answer) return this.refused(entry, answer.error, attempt);
    // A link that is gone ends the round; entering again begins the next.
    if (this.wire.isUp) await this.wait(retryDelay(attempt));
    return 'unanswered';
  }

  private async ask(entry: OutboxEntry): Promise<Answer<'SendMessage'>> {
    const { roomId, clientId, message, replyTo } = entry;
    const reply = replyTo === undefined ? {} : { replyTo };
    const payload = { roomId, clientId, message, ...reply };
    if (!entry.attachments) return this.wire.request('SendMessage', payload);
    const files = await this.uploads()
      .then((uploads) => uploads.upload(entry, () => this.keeper.claim(entry)))
      .catch(() => null);
    if (!files?.ok) return files;
    // It took a while: the message may have been taken back, or somebody else be here.
    if (this.next(roomId)?.attachments !== entry.attachments) return null;
    return this.wire.request('SendMessage', { ...payload, attachments: files.attachments });
  }

  private async refused(entry: OutboxEntry, error: ErrorReply, attempt: number): Promise<'answered' | 'unanswered'> {
    const { clientId } = entry;
    if (mayRetry(error) && (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS) {
      const ms = retryDelay(attempt, error.retryAfterMs);
      this.dispatch({ type: 'held', clientId, note: error.message });
      // Nor does another tab try before that.
      void this.keeper.claim(entry, ms);
      await this.wait(ms);
      return 'unanswered';
    }
    // What waits for its message too long is cleaned up there.
    if (error.code === 'file_not_found') {
      (await this.uploads()).lose(entry);
      await this.wait(retryDelay(attempt));
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
