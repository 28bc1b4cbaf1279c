import type { Attached, Message, Person, Room } from '../../protocol/index';

/** A message as the store keeps it: what the wire shows, and the time a full-feed client claimed to have sent it at. */
export interface StoredMessage extends Message {
  /** As it was sent, never shown on the delta feed. Absent where no client claimed a time. */
  timeStamp?: string | number | null;
}

/** A message that has no place in the room's order yet. */
export type NewMessage = Pick<
  StoredMessage,
  'id' | 'kind' | 'author' | 'message' | 'sentAt' | 'clientId' | 'replyTo' | 'mentions' | 'timeStamp'
>;

/** A change of a room, in the room's one order. */
export type RoomChange =
  | { type: 'message'; seq: number; message: StoredMessage }
  | { type: 'cleared'; seq: number; by: Person | null }
  | { type: 'restored'; seq: number; by: Person | null }
  | { type: 'swept'; seq: number; author: string };

/** What changed in a room up to `seq`, in its order. */
export interface RoomReplay {
  seq: number;
  changes: RoomChange[];
}

/** What is too much to be told. `bytes`: of the texts, reactions and attachments, about. */
export interface ReplayLimits {
  changes: number;
  bytes: number;
}

/** What a room was when it was brought into memory. */
export interface RoomRecord {
  room: Room;
  /** The head: the `seq` of the newest change. */
  seq: number;
  /** The last clear that stands, or null. Messages up to its `seq` are hidden. `at` is Unix milliseconds. */
  cleared: { seq: number; by: Person | null; at: number } | null;
  /**
   * The `seq` of the last change that cannot be told message by message (a clear undone, an author's messages gone), or 0.
   * Whoever was before it starts afresh.
   */
  restoredSeq: number;
  /** The newest visible messages, oldest first. */
  window: StoredMessage[];
  /** The newest visible messages that were changed after they were sent, by `changedSeq`, at most `changedSize`. */
  changed: StoredMessage[];
  /** Whose notice of entering has no notice of leaving after it. */
  occupants: Person[];
  /** Of every room but General. */
  members: Person[];
}

/**
 * What is said in rooms. Every method that changes something resolves once the change is durable: it survives a kill
 * of the process and, on a disk that honours flushes, a loss of power. Changes of one room resolve in `seq` order.
 *
 * Rejects with `Refusal('store_unavailable')` when nothing could be made durable; then nothing was stored. With
 * `room_not_found` where there is no such room, and `message_not_found` where a message is not there or not visible.
 */
export interface MessageStore {
  /** A room with its newest messages, or undefined if there is none. */
  openRoom(roomId: string, windowSize: number, changedSize: number): Promise<RoomRecord | undefined>;

  /**
   * Give a message the room's next `seq`. A notice also moves its author in or out of the room's occupants. Who says
   * something (no notice, and not as a claim) has read as far as this.
   *
   * The same author, room and `clientId` again stores nothing and resolves with the first message and `isNew: false`;
   * with another text, `replyTo` or other files it rejects with `Refusal('client_id_reused')`.
   *
   * The message has these files from then on, in this order. Rejects with `Refusal('file_not_found')` where one is not an upload
   * of its author to this room that no message has.
   */
  append(
    roomId: string,
    message: NewMessage,
    attachments?: readonly Attached[],
  ): Promise<{ message: StoredMessage; isNew: boolean }>;

  /**
   * Give a message another text, and keep the one that it had. A text that is what it was changes nothing (`isNew: false`).
   * Rejects with `message_not_found` if it was deleted.
   */
  edit(
    roomId: string,
    seq: number,
    change: { message: string; mentions: string[] | undefined; at: number },
  ): Promise<{ message: StoredMessage; isNew: boolean }>;

  /**
   * Take a message's text, its earlier texts, its reactions, its mentions and its files away. What is deleted stays in its place,
   * empty. Doing so again changes nothing.
   */
  delete(roomId: string, seq: number): Promise<{ message: StoredMessage; isNew: boolean }>;

  /**
   * Put one's reaction on a message or take it off. What is so already changes nothing. Rejects with `reaction_invalid` where
   * the message would have more than `REACTIONS_MAX` different ones, with `message_not_found` if it was deleted.
   */
  react(
    roomId: string,
    seq: number,
    reaction: { emoji: string; by: Person; at: number; isOn: boolean },
  ): Promise<{ message: StoredMessage; isNew: boolean }>;

  /**
   * Pin a message, or let it be pinned no longer. What is so already changes nothing. Rejects with `message_not_found` if it is a
   * notice or was deleted, with `too_many_pins` where the room shows `PINS_MAX` already.
   */
  pin(
    roomId: string,
    seq: number,
    pin: { at: number; isOn: boolean },
  ): Promise<{ message: StoredMessage; isNew: boolean }>;

  /** The visible pinned messages, the one that was pinned last first, at most `PAGE_MAX`. */
  pins(roomId: string): Promise<StoredMessage[]>;

  /** Hide everything in the room so far. Resolves with the `seq` of the clear. */
  clear(roomId: string, by: Person | null, at: number): Promise<{ seq: number }>;

  /**
   * Show again what the last standing clear hid, if that was at `notBefore` (Unix milliseconds) or later. Resolves with the room
   * as it is by this change and no later one, or undefined if there is none such.
   */
  undoClear(
    roomId: string,
    notBefore: number,
    windowSize: number,
    changedSize: number,
  ): Promise<RoomRecord | undefined>;

  /**
   * Remove everything that an author (a `personKey`) said in a room, with all that hangs on it. Notices stay, and so do their
   * reactions to what others said. Resolves with the room as it is by this change and no later one, or undefined if they said
   * nothing there.
   */
  sweep(roomId: string, author: string, windowSize: number, changedSize: number): Promise<RoomRecord | undefined>;

  /** The rooms in which an author said something that is still there. */
  roomsWithMessagesOf(author: string): Promise<string[]>;

  /** Let all messages, notices and reactions of a person bear another name. It is no change of a room. */
  renameAuthor(author: string, username: string): Promise<void>;

  /** Up to `limit` visible messages that stand before the `seq` `before`, oldest first. */
  messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]>;

  /** Up to `limit` visible messages that stand after the `seq` `after`, oldest first. */
  messagesAfter(roomId: string, after: number, limit: number): Promise<StoredMessage[]>;

  /**
   * What changed after a `seq`: each visible message that is new since or was changed, as it is now, and the last clear before
   * them if that came since. Undefined where it cannot be told so (a clear was undone since, an author's messages were swept,
   * the room never came that far) or is more than the limits.
   *
   * It is read in its turn among the changes: it resolves after every change that it tells, and before the others.
   */
  changesSince(roomId: string, since: number, limits: ReplayLimits): Promise<RoomReplay | undefined>;

  /**
   * Where a room stood when an earlier run of the server ended. Undefined where this history knows no such run, or has forgotten it.
   */
  reachedIn(roomId: string, run: string): Promise<number | undefined>;

  /** How many messages stand after a `seq`, up to another: no notices, and none that were deleted. */
  countSaid(roomId: string, after: number, through: number): Promise<number>;

  /** A visible message as it is now. */
  message(roomId: string, seq: number): Promise<StoredMessage | undefined>;

  /** The texts that a message had before, oldest first, and until when (Unix milliseconds). */
  edits(roomId: string, seq: number): Promise<{ message: string; until: number }[]>;
}
