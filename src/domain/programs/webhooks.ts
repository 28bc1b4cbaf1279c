import { v4 as uuid } from 'uuid';
import { type CommandOutput, type Person, Refusal, WEBHOOK_PREFIX } from '../../protocol/index';
import { type Actor, guestActor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import { DoorKeeper } from '../moderation/door';
import { withFreeName } from '../people/free-name';
import { makerOf } from '../people/maker';
import { hashOf, makeSecret } from '../people/secrets';
import { WEBHOOKS_MAX } from '../policies';
import type { Clock, Store, StoredMessage, Webhook } from '../ports';
import type { ChatRoom } from '../room/chat-room';

interface WebhooksDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  audit: Audit;
}

/** A webhook as it is shown, with how its maker is seen now. */
type ShownWebhook = CommandOutput<'CreateWebhook'>['webhook'];

/** What a webhook is sent. */
export interface Post {
  text: string;
  username?: string | undefined;
  clientId?: string | undefined;
}

/**
 * Addresses by which other programs speak in a room. A webhook is somebody of its own, with a guest's rights in that room alone:
 * moderators can mute it, ban it, and take away what it said. Only the room's `speakers` do not bind it, since it is made by those
 * who may set them. Rejects with `Refusal`.
 */
export class Webhooks {
  private readonly door: DoorKeeper;

  constructor(private readonly dependencies: WebhooksDependencies) {
    this.door = new DoorKeeper(dependencies.store, dependencies.clock);
  }

  /** With the secret, which is kept nowhere. Rejects with `too_many`, `name_invalid` or `name_taken`. */
  async create(by: Actor, chatRoom: ChatRoom, text: string): Promise<{ webhook: ShownWebhook; secret: string }> {
    const { store, clock, chat, audit } = this.dependencies;
    const { roomId } = chatRoom.room;
    if ((await store.webhooks.count(roomId)) >= WEBHOOKS_MAX) throw new Refusal('too_many');
    const webhookId = uuid();
    const { username: name } = await withFreeName(chat, idOf(webhookId), text);
    const webhook: Webhook = { webhookId, roomId, name, createdBy: by.person, createdAt: clock.now() };
    const secret = makeSecret();
    await store.webhooks.add(webhook, hashOf(secret));
    await audit.writeIfModerator(by, 'CreateWebhook', { roomId, details: { webhookId } });
    return { webhook: { ...webhook, createdBy: by.profile }, secret };
  }

  async list({ room: { roomId } }: ChatRoom): Promise<ShownWebhook[]> {
    const { webhooks, people } = this.dependencies.store;
    return Promise.all(
      (await webhooks.of(roomId)).map(async (webhook) => ({ ...webhook, createdBy: await makerOf(people, webhook) })),
    );
  }

  /** Rejects with `webhook_not_found`. */
  async revoke(by: Actor, { room: { roomId } }: ChatRoom, webhookId: string): Promise<void> {
    const { store, audit } = this.dependencies;
    if (!(await store.webhooks.revoke(roomId, webhookId))) throw new Refusal('webhook_not_found');
    await audit.writeIfModerator(by, 'RevokeWebhook', { roomId, details: { webhookId } });
  }

  /** Who speaks by this secret. Rejects with `webhook_not_found` or `banned`. */
  async identify(secret: string): Promise<Actor> {
    const webhook = await this.find(secret);
    const actor = guestActor({ userID: idOf(webhook.webhookId), username: webhook.name });
    await this.door.checkPerson(actor.key);
    return actor;
  }

  /** The same `clientId` again says nothing more. Rejects as `ChatRoom.send` does, and with `webhook_not_found` or `name_invalid`. */
  async post(secret: string, { text, username, clientId }: Post): Promise<StoredMessage> {
    const webhook = await this.find(secret);
    const chatRoom = await this.dependencies.chat.find(webhook.roomId);
    const author = guestActor(await this.nameFor(webhook, username));
    return chatRoom.send(author, text, clientId === undefined ? {} : { clientId });
  }

  /**
   * Under which name it speaks. A name that somebody else bears by now is no reason to lose what is said, and is not given to it
   * either: then it is the webhook's own.
   */
  private async nameFor({ webhookId, name }: Webhook, wish = ''): Promise<Person> {
    const own = { userID: idOf(webhookId), username: name };
    if (wish.trim() === '') return own;
    try {
      return await withFreeName(this.dependencies.chat, own.userID, wish);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'name_taken') return own;
      throw error;
    }
  }

  private async find(secret: string): Promise<Webhook> {
    const webhook = await this.dependencies.store.webhooks.find(hashOf(secret));
    if (!webhook) throw new Refusal('webhook_not_found');
    return webhook;
  }
}

/** As whom it speaks. No person's `userID` is like it. */
function idOf(webhookId: string): string {
  return `${WEBHOOK_PREFIX}${webhookId}`;
}
