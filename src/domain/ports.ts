import type { Message, Person, Room } from '../protocol/index';

/** A message as the store keeps it: what the wire shows, and the time a full-feed client claimed to have sent it at. */
export interface StoredMessage extends Message {
  /** As it was sent, never shown on the delta feed. Absent where no client claimed a time. */
  timeStamp?: string | number | null;
}

/** A message that has no place in the room's order yet. */
export type NewMessage = Omit<StoredMessage, 'seq' | 'changedSeq'>;

/** A change of a room, in the room's one order. */
export type RoomChange =
  | { type: 'message'; seq: number; message: StoredMessage }
  | { type: 'cleared'; seq: number; by: Person | null };

/** What a room was when the store was opened. */
export interface RoomRecord {
  room: Room;
  /** The head: the `seq` of the newest change. */
  seq: number;
  /** The last clear that stands, or null. Messages up to its `seq` are hidden. */
  cleared: { seq: number; by: Person | null } | null;
  /** The `seq` at which a clear was last undone, or 0. */
  restoredSeq: number;
  /** The newest visible messages, oldest first. */
  window: StoredMessage[];
  /** Whose notice of entering has no notice of leaving after it. */
  occupants: Person[];
}

/** What this installation is, made when its database is. */
export interface Installation {
  /** Names this database's history. Another epoch is another history. */
  epoch: string;
  /** What tokens are made with. Never leaves the server. */
  secret: string;
}

/**
 * The truth. Every method that changes something resolves once the change is durable: it survives a kill of the
 * process and, on a disk that honours flushes, a loss of power. Changes of one room resolve in `seq` order.
 *
 * Rejects with `Refusal('store_unavailable')` when nothing could be made durable; then nothing was stored.
 */
export interface Store {
  readonly installation: Installation;

  /** A room with its newest `windowSize` messages, or undefined if there is none. */
  openRoom(roomId: string, windowSize: number): Promise<RoomRecord | undefined>;

  /**
   * Give a message the room's next `seq`. A notice also moves its author in or out of the room's occupants.
   *
   * The same author, room and `clientId` again stores nothing and resolves with the first message and `isNew: false`;
   * with another text it rejects with `Refusal('client_id_reused')`.
   */
  append(roomId: string, message: NewMessage): Promise<{ message: StoredMessage; isNew: boolean }>;

  /** Hide everything in the room so far. Resolves with the `seq` of the clear. */
  clear(roomId: string, by: Person | null, at: number): Promise<{ seq: number }>;

  /** Show again what the last standing clear hid. Resolves with the `seq` of this change, or undefined if none stands. */
  undoClear(roomId: string): Promise<{ seq: number } | undefined>;

  /** Up to `limit` visible messages that stand before the `seq` `before`, oldest first. */
  messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]>;

  /** Whether the store can be written to now. */
  isHealthy(): boolean;

  /** Finish what is under way and let go of the files. */
  close(): Promise<void>;
}

/** What happened in a room: changes are ordered and durable, presence is neither. */
export type RoomEvent = RoomChange | { type: 'people'; here: Person[]; gone: Person[] };

/** Carries what happened to every process that serves the room. It may lose; it never reorders within one process. */
export interface Bus {
  publish(roomId: string, event: RoomEvent): void;
  /** Returns the way to unsubscribe. */
  subscribe(listener: (roomId: string, event: RoomEvent) => void): () => void;
}

export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Run `task` once after `ms`. Returns the way to call it off. */
  after(ms: number, task: () => void): () => void;
}

/** Counts what each connection asks for. */
export interface Limiter {
  /** Rejects with `Refusal('rate_limited')` or, far beyond that, `Refusal('abuse')`. */
  spend(connectionId: string): Promise<void>;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
