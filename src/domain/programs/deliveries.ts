import { WEBHOOK_PREFIX } from '../../protocol/index';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import type { Bus, Clock, Log, Outbound, OutgoingWebhook, Store } from '../ports';
import { Delivery, type DeliveryDependencies, type DeliveryPace } from './delivery';
import { Slots } from './slots';

/** Twenty tries take about two hours. */
export const DELIVERY_PACE: DeliveryPace = { waitMs: 1_000, waitMaxMs: 600_000, triesMax: 20, giveUpMs: 86_400_000 };

/** Addresses that are asked at a time, of all rooms. */
const AT_ONCE = 20;

export interface DeliveriesDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  chat: Chat;
  audit: Audit;
  log: Log;
  outbound: Outbound;
  pace: DeliveryPace;
}

/** Every outgoing webhook at work. */
export class Deliveries {
  readonly counts = { taken: 0, failed: 0, given_up: 0 };
  private readonly byRoom = new Map<string, Map<string, Delivery>>();
  private readonly parts: DeliveryDependencies;
  private readonly stopListening: () => void;

  constructor(private readonly dependencies: DeliveriesDependencies) {
    const { chat, bus } = dependencies;
    this.parts = {
      ...dependencies,
      slots: new Slots(AT_ONCE),
      counts: this.counts,
      roomOf: async (roomId) => (await chat.find(roomId)).room,
      onDisabled: (webhook) => this.tellDisabled(webhook),
    };
    this.stopListening = bus.subscribe((roomId, event) => {
      if (event.type !== 'message') return;
      for (const delivery of this.byRoom.get(roomId)?.values() ?? []) delivery.wake();
    });
  }

  /** Go on with all that there are. */
  async open(): Promise<void> {
    for (const webhook of await this.dependencies.store.outgoing.enabled()) this.begin(webhook);
  }

  begin(webhook: OutgoingWebhook): void {
    const { roomId, webhookId } = webhook;
    const delivery = new Delivery(webhook, this.parts);
    this.byRoom.set(roomId, (this.byRoom.get(roomId) ?? new Map()).set(webhookId, delivery));
    delivery.wake();
  }

  /** Resolves once nothing more is sent. */
  async end({ roomId, webhookId }: Pick<OutgoingWebhook, 'roomId' | 'webhookId'>): Promise<void> {
    const ofRoom = this.byRoom.get(roomId);
    const delivery = ofRoom?.get(webhookId);
    ofRoom?.delete(webhookId);
    if (ofRoom?.size === 0) this.byRoom.delete(roomId);
    await delivery?.end();
  }

  /** Resolves once nothing is under way any more. What was not sent is, after the next start. */
  async close(): Promise<void> {
    this.stopListening();
    const all = [...this.byRoom.values()].flatMap((ofRoom) => [...ofRoom.values()]);
    await Promise.all(all.map((delivery) => delivery.end()));
  }

  private async tellDisabled({ webhookId, roomId }: OutgoingWebhook): Promise<void> {
    const { audit, log } = this.dependencies;
    log.warn({ webhookId }, 'an outgoing webhook took nothing for too long, and is disabled');
    const by = { person: { userID: `${WEBHOOK_PREFIX}${webhookId}`, username: 'Outgoing webhook' } };
    await audit.write(by, 'DisableOutgoingWebhook', { roomId, details: { webhookId } });
  }
}
