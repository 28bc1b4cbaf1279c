import type { Person } from '../../protocol/index';

/** An address that is sent what is said in a room. Times are Unix milliseconds. */
export interface OutgoingWebhook {
  webhookId: string;
  roomId: string;
  url: string;
  createdBy: Person;
  createdAt: number;
  /** Up to which `seq` it was sent the room. */
  sentSeq: number;
  /** Since when it takes nothing, if it does not. */
  failingSince: number | null;
  /** When it was given up, if it was. */
  disabledAt: number | null;
}

/** Changes are durable when they resolve, and reject as those of `RoomStore` do. What is gone is not changed. */
export interface OutgoingWebhookStore {
  add(webhook: OutgoingWebhook): Promise<void>;

  /** Those of a room, the oldest first. */
  of(roomId: string): Promise<OutgoingWebhook[]>;

  /** All that were not given up. */
  enabled(): Promise<OutgoingWebhook[]>;

  count(roomId: string): Promise<number>;

  change(webhookId: string, to: Pick<OutgoingWebhook, 'sentSeq' | 'failingSince' | 'disabledAt'>): Promise<void>;

  /** Resolves with whether the room had it. */
  remove(roomId: string, webhookId: string): Promise<boolean>;
}

/** Sends to addresses that somebody else chose. */
export interface Outbound {
  /** Whether it is an address that may be sent to: none of this machine or its network, unless the owner allows that. */
  mayReach(url: string): Promise<boolean>;

  /** Resolves with the status of the answer. Rejects where there is none, or the address may not be sent to. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<number>;
}
