import { Refusal, type Room } from '../../protocol/index';
import type { Clock, Log, Outbound, OutgoingWebhook, Store, StoredMessage } from '../ports';
import type { Slots } from './slots';
import { bodyFor, isTold, signatureFor, signingSecret } from './told-message';

/** How often an address is tried, in milliseconds. */
export interface DeliveryPace {
  /** After the first failure. Each next wait is twice as long, up to `waitMaxMs`, and up to a half of it shorter by chance. */
  waitMs: number;
  waitMaxMs: number;
  /** So often for one message. Then the next one has its turn. */
  triesMax: number;
  /** After so long in which it took nothing at all, the webhook is disabled. */
  giveUpMs: number;
}

/** Messages that are looked up at a time. The others wait in the store. */
const AT_ONCE = 20;

export interface DeliveryDependencies {
  store: Store;
  clock: Clock;
  outbound: Outbound;
  slots: Slots;
  pace: DeliveryPace;
  log: Log;
  counts: { taken: number; failed: number; given_up: number };
  roomOf(roomId: string): Promise<Room>;
  onDisabled(webhook: OutgoingWebhook): Promise<void>;
}

/**
 * Sends one webhook what is said in its room: in the room's order, one message after the other, each until it is taken or tried too
 * often. How far it came is in the store, and so it goes on after a restart; what was under way then may be sent twice.
 */
export class Delivery {
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  private isAwake = false;
  private cutShort = () => {};

  constructor(
    private webhook: OutgoingWebhook,
    private readonly dependencies: DeliveryDependencies,
  ) {}

  /** There may be something to send. */
  wake(): void {
    this.isAwake = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.isAwake && !this.isOver) this.wake();
    });
  }

  /** Send nothing more. Resolves once nothing is under way. */
  async end(): Promise<void> {
    this.ending.abort();
    this.cutShort();
    await this.running;
  }

  private get isOver(): boolean {
    return this.ending.signal.aborted || this.webhook.disabledAt !== null;
  }

  private async run(): Promise<void> {
    const { store, log } = this.dependencies;
    const { webhookId, roomId } = this.webhook;
    try {
      while (this.isAwake && !this.isOver) {
        this.isAwake = false;
        const messages = await store.messages.messagesAfter(roomId, this.webhook.sentSeq, AT_ONCE);
        if (messages.length === AT_ONCE) this.isAwake = true;
        for (const { seq } of messages) {
          const isSent = await this.send(seq);
          if (isSent) await this.keep({ sentSeq: seq });
          if (this.isOver) return;
          // What is not sent is looked at again at most, after a restart.
          if (!isSent) this.webhook = { ...this.webhook, sentSeq: seq };
        }
      }
    } catch (err) {
      this.isAwake = false;
      log.error({ err, webhookId }, 'an outgoing webhook stands still until something is said');
    }
  }

  /** Resolves with whether it was tried at all: it is looked up each time, since it may be deleted or edited meanwhile. */
  private async send(seq: number): Promise<boolean> {
    const { store, clock, pace, counts } = this.dependencies;
    for (let tries = 1; !this.isOver; tries += 1) {
      const message = await store.messages.message(this.webhook.roomId, seq);
      if (!message || !isTold(message)) return tries > 1;
      const status = await this.post(message);
      if (status >= 200 && status < 300) {
        counts.taken += 1;
        if (this.webhook.failingSince !== null) await this.keep({ failingSince: null });
        return true;
      }
      if (this.ending.signal.aborted) break;
      counts.failed += 1;
      const failingSince = this.webhook.failingSince ?? clock.now();
      if (this.webhook.failingSince === null) await this.keep({ failingSince });
      // 410: it says itself that it is gone for good.
      if (status === 410 || clock.now() - failingSince >= pace.giveUpMs) await this.disable();
      else if (tries < pace.triesMax) await this.wait(tries);
      else {
        counts.given_up += 1;
        return true;
      }
    }
    return false;
  }

  /** Resolves with the status of the answer, or 0 where there is none. */
  private async post(message: StoredMessage): Promise<number> {
    const { store, clock, outbound, slots, roomOf } = this.dependencies;
    const { roomId, webhookId, url } = this.webhook;
    const body = bodyFor(await roomOf(roomId), message);
    return slots.take(async () => {
      const secret = signingSecret(store.installation.secret, webhookId);
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Snug',
        'X-Snug-Webhook': webhookId,
        'X-Snug-Signature': signatureFor(secret, body, clock.now()),
      };
      return outbound.post(url, headers, body, this.ending.signal).catch(() => 0);
    });
  }

  private wait(tries: number): Promise<void> {
    const { clock, pace } = this.dependencies;
    if (this.isOver) return Promise.resolve();
    const longest = Math.min(pace.waitMs * 2 ** (tries - 1), pace.waitMaxMs);
    return new Promise((resolve) => {
      const callOff = clock.after(longest * (1 - Math.random() / 2), resolve);
      this.cutShort = () => {
        callOff();
        resolve();
      };
    });
  }

  private async disable(): Promise<void> {
    await this.keep({ disabledAt: this.dependencies.clock.now() });
    await this.dependencies.onDisabled(this.webhook);
  }

  /** Where nothing can be stored now, a restart would send again what was sent: each message bears its `id`. */
  private async keep(changed: Partial<OutgoingWebhook>): Promise<void> {
    this.webhook = { ...this.webhook, ...changed };
    const { webhookId, sentSeq, failingSince, disabledAt } = this.webhook;
    try {
      await this.dependencies.store.outgoing.change(webhookId, { sentSeq, failingSince, disabledAt });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
