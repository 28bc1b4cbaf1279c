import { v4 as uuid } from 'uuid';
import { type CommandOutput, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Audit } from '../moderation/audit';
import { makerOf } from '../people/maker';
import { OUTGOING_WEBHOOKS_MAX } from '../policies';
import type { Clock, Outbound, OutgoingWebhook, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import type { Deliveries } from './deliveries';
import { signingSecret } from './told-message';

interface OutgoingWebhooksDependencies {
  store: Store;
  clock: Clock;
  audit: Audit;
  outbound: Outbound;
  deliveries: Deliveries;
}

type ShownWebhook = CommandOutput<'CreateOutgoingWebhook'>['webhook'];

/** Addresses elsewhere that are sent what is said in a room. Rejects with `Refusal`. */
export class OutgoingWebhooks {
  constructor(private readonly dependencies: OutgoingWebhooksDependencies) {}

  /** It is sent what is said from now on. Rejects with `webhook_address_invalid` or `too_many`. */
  async create(by: Actor, chatRoom: ChatRoom, url: string): Promise<{ webhook: ShownWebhook; secret: string }> {
    const { store, clock, audit, deliveries } = this.dependencies;
    const { roomId } = chatRoom.room;
    if ((await store.outgoing.count(roomId)) >= OUTGOING_WEBHOOKS_MAX) throw new Refusal('too_many');
    const webhook: OutgoingWebhook = {
      webhookId: uuid(),
      roomId,
      url: await this.addressIn(url),
      createdBy: by.person,
      createdAt: clock.now(),
      sentSeq: chatRoom.head.seq,
      failingSince: null,
      disabledAt: null,
    };
    await store.outgoing.add(webhook);
    const { webhookId } = webhook;
    await audit.writeIfModerator(by, 'CreateOutgoingWebhook', { roomId, details: { webhookId } });
    deliveries.begin(webhook);
    return { webhook: shown(webhook, by.profile), secret: signingSecret(store.installation.secret, webhookId) };
  }

  async list({ room: { roomId } }: ChatRoom): Promise<ShownWebhook[]> {
    const { outgoing, people } = this.dependencies.store;
    return Promise.all(
      (await outgoing.of(roomId)).map(async (webhook) => shown(webhook, await makerOf(people, webhook))),
    );
  }

  /** Nothing more is sent once this resolves. Rejects with `webhook_not_found`. */
  async remove(by: Actor, { room: { roomId } }: ChatRoom, webhookId: string): Promise<void> {
    const { store, audit, deliveries } = this.dependencies;
    if (!(await store.outgoing.remove(roomId, webhookId))) throw new Refusal('webhook_not_found');
    await deliveries.end({ roomId, webhookId });
    await audit.writeIfModerator(by, 'RemoveOutgoingWebhook', { roomId, details: { webhookId } });
  }

  private async addressIn(text: string): Promise<string> {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (!url || !isHttp || url.username !== '' || url.password !== '') throw new Refusal('webhook_address_invalid');
    url.hash = '';
    if (!(await this.dependencies.outbound.mayReach(url.href))) throw new Refusal('webhook_address_invalid');
    return url.href;
  }
}

function shown(webhook: OutgoingWebhook, createdBy: ShownWebhook['createdBy']): ShownWebhook {
  const { webhookId, roomId, url, createdAt, failingSince, disabledAt } = webhook;
  return {
    webhookId,
    roomId,
    url,
    createdBy,
    createdAt,
    ...(failingSince === null ? {} : { failingSince }),
    ...(disabledAt === null ? {} : { disabledAt }),
  };
}
