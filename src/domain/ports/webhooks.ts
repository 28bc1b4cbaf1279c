import type { Person } from '../../protocol/index';

export interface Webhook {
  webhookId: string;
  roomId: string;
  name: string;
  createdBy: Person;
  /** Unix milliseconds. */
  createdAt: number;
}

/**
 * Addresses by which other programs speak in a room. `hash` is that of the secret in the address. Changes are durable when they
 * resolve, and reject as those of `RoomStore` do.
 */
export interface WebhookStore {
  add(webhook: Webhook, hash: string): Promise<void>;

  /** Those of a room, the oldest first. */
  of(roomId: string): Promise<Webhook[]>;

  count(roomId: string): Promise<number>;

  find(hash: string): Promise<Webhook | undefined>;

  /** Resolves with whether the room had it. */
  revoke(roomId: string, webhookId: string): Promise<boolean>;
}
