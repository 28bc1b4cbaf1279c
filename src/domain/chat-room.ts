import { v7 as uuid } from 'uuid';
import { type Head, type Person, Refusal, type Room } from '../protocol/index';
import { checkMessageText } from './message-text';
import { MessageWindow } from './message-window';
import { Occupants } from './occupants';
import { LEAVE_GRACE_MS, RESTART_GRACE_MS, WINDOW_SIZE } from './policies';
import type { Bus, Clock, Log, NewMessage, RoomChange, RoomRecord, Store, StoredMessage } from './ports';

export interface RoomDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  log: Log;
}

/** What only some senders give with a message. */
export interface SendOptions {
  clientId?: string;
  timeStamp?: string | number | null;
}

/**
 * A room as this process holds it in memory: its head, its newest messages and who is in it.
 * Memory changes only after the store has made a change durable, in the order of `seq`.
 */
export class ChatRoom {
  readonly room: Room;
  readonly window: MessageWindow;
  private readonly occupants: Occupants;
  private seq: number;
  private cleared: RoomRecord['cleared'];
  private restoredSeq: number;

  /** Rejects with `room_not_found`. */
  static async open(roomId: string, dependencies: RoomDependencies): Promise<ChatRoom> {
    const record = await dependencies.store.openRoom(roomId, WINDOW_SIZE);
    if (!record) throw new Refusal('room_not_found');
    return new ChatRoom(record, dependencies);
  }

  private constructor(
    record: RoomRecord,
    private readonly dependencies: RoomDependencies,
  ) {
    this.room = record.room;
    this.seq = record.seq;
    this.cleared = record.cleared;
    this.restoredSeq = record.restoredSeq;
    this.window = new MessageWindow(WINDOW_SIZE, record.window);
    this.occupants = new Occupants(dependencies.clock, (person) => this.recordLeaving(person));
    for (const person of record.occupants) this.occupants.expect(person, RESTART_GRACE_MS);
  }

  head(): Head {
    return { epoch: this.dependencies.store.installation.epoch, seq: this.seq };
  }

  people(): Person[] {
    return this.occupants.people();
  }

  /** Rejects with what is wrong with the text, or with what the store refuses. */
  async send(author: Person, text: string, options: SendOptions = {}): Promise<StoredMessage> {
    checkMessageText(text);
    return this.record({ ...this.compose('message', author, text), ...options });
  }

  /**
   * Bring a connection of a person in. The first one adds the notice; returns whether it did.
   * Rejects with `name_taken` if the name must be unique and is not.
   */
  async enter(person: Person, connectionId: string, nameMustBeFree: boolean): Promise<boolean> {
    if (nameMustBeFree) this.occupants.checkNameIsFree(person);
    const isNew = this.occupants.add(person, connectionId);
    if (isNew) {
      try {
        await this.record(this.compose('entered', person, `${person.username} has entered the chat`));
      } catch (error) {
        this.occupants.remove(person);
        throw error;
      }
    }
    this.dependencies.bus.publish(this.room.roomId, { type: 'people', here: [person], gone: [] });
    return isNew;
  }

  /** A connection of a person ended, for good (`atOnce`) or maybe not. */
  release(person: Person, connectionId: string, atOnce: boolean): void {
    this.occupants.release(person, connectionId, atOnce ? 0 : LEAVE_GRACE_MS);
  }

  async clear(by: Person | null): Promise<{ seq: number }> {
    const { seq } = await this.dependencies.store.clear(this.room.roomId, by, this.dependencies.clock.now());
    this.apply({ type: 'cleared', seq, by });
    return { seq };
  }

  /** The page that stands before a `seq`, oldest first: from memory if it reaches that far, else from the store. */
  async page(before: number, limit: number): Promise<{ messages: StoredMessage[]; hasOlder: boolean }> {
    const fromMemory = this.window.before(before, limit);
    if (fromMemory) return fromMemory;
    const oneMore = await this.dependencies.store.messagesBefore(this.room.roomId, before, limit + 1);
    return { messages: oneMore.slice(-limit), hasOlder: oneMore.length > limit };
  }

  /** Every change since a head, in order and whole, or undefined where that cannot be told from memory. */
  changesSince(since: Head): RoomChange[] | undefined {
    if (since.epoch !== this.head().epoch || since.seq > this.seq || since.seq < this.restoredSeq) return undefined;
    const messages = this.window.since(since.seq);
    if (!messages) return undefined;
    const changes = messages.map((message): RoomChange => ({ type: 'message', seq: message.changedSeq, message }));
    const { cleared } = this;
    return cleared && cleared.seq > since.seq ? [{ type: 'cleared', ...cleared }, ...changes] : changes;
  }

  /** The process ends: nobody leaves because of that. */
  close(): void {
    this.occupants.freeze();
  }

  private recordLeaving(person: Person): void {
    this.dependencies.bus.publish(this.room.roomId, { type: 'people', here: [], gone: [person] });
    this.record(this.compose('left', person, `${person.username} has left the chat`)).catch((error) =>
      this.dependencies.log.warn({ error, roomId: this.room.roomId }, 'a notice of leaving could not be stored'),
    );
  }

  private compose(kind: NewMessage['kind'], author: Person, message: string): NewMessage {
    const sentAt = this.dependencies.clock.now();
    return { id: uuid({ msecs: sentAt }), kind, author, message, sentAt };
  }

  /**
   * The one way a message gets into the room. The store resolves in `seq` order and nothing is awaited between that
   * and `apply`, so memory and bus see the same order.
   */
  private async record(message: NewMessage): Promise<StoredMessage> {
    const appended = await this.dependencies.store.append(this.room.roomId, message);
    if (appended.isNew) this.apply({ type: 'message', seq: appended.message.seq, message: appended.message });
    return appended.message;
  }

  private apply(change: RoomChange): void {
    if (change.seq !== this.seq + 1) throw new Error(`room ${this.room.roomId}: ${change.seq} came after ${this.seq}`);
    this.seq = change.seq;
    if (change.type === 'message') this.window.append(change.message);
    if (change.type === 'cleared') {
      this.cleared = { seq: change.seq, by: change.by };
      this.window.clear();
    }
    this.dependencies.bus.publish(this.room.roomId, change);
  }
}
