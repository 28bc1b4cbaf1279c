import { v7 as uuid } from 'uuid';
import {
  type Attached,
  type Head,
  type Person,
  type Profile,
  personKey,
  Refusal,
  type Room,
  UNDO_CLEAR_MS,
} from '../../protocol/index';
import { type Actor, personOf } from '../authority/actor';
import type { Mutes } from '../moderation/mutes';
import type { Online } from '../online';
import type { RoomMemory } from '../policies';
import type { Bus, Clock, Log, NewMessage, RoomChange, RoomRecord, Store, StoredMessage } from '../ports';
import { Attendance } from './attendance';
import { Floor } from './floor';
import { checkMessageText } from './message-text';
import { checkEmoji } from './reactions';
import { References } from './references';
import { Resuming } from './resuming';
import type { ResumingBudget } from './resuming-budget';
import { RoomHistory } from './room-history';

export interface RoomDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  log: Log;
  mutes: Mutes;
  online: Online;
  /** What was said in any room since the start, for whoever measures. */
  said: { messages: number };
  resuming: ResumingBudget;
  memory: RoomMemory;
}

/** What only some senders give with a message. */
export interface SendOptions {
  clientId?: string;
  timeStamp?: string | number | null;
  replyTo?: number;
  /** Uploads of the author's to this room. */
  attachments?: readonly Attached[];
}

/**
 * A room as this process holds it in memory: what was said last, who is in it, and what they do there.
 * Memory changes only after the store has made a change durable, in the order of `seq`.
 */
export class ChatRoom {
  readonly history: RoomHistory;
  readonly attendance: Attendance;
  readonly resuming: Resuming;
  /** When somebody last did something here, in Unix milliseconds. */
  usedAt: number;
  private readonly floor: Floor;
  private readonly references: References;
  private settings: Room;

  /** Rejects with `room_not_found`. */
  static async open(roomId: string, dependencies: RoomDependencies): Promise<ChatRoom> {
    const { store, memory } = dependencies;
    const record = await store.messages.openRoom(roomId, memory.window, memory.changed);
    if (!record) throw new Refusal('room_not_found');
    return new ChatRoom(record, dependencies);
  }

  private constructor(
    record: RoomRecord,
    private readonly dependencies: RoomDependencies,
  ) {
    const { store, clock, memory } = dependencies;
    const { roomId } = record.room;
    this.settings = record.room;
    this.history = new RoomHistory(roomId, record, store.installation, store.messages, memory);
    this.resuming = new Resuming(roomId, this.history, store.messages, dependencies.resuming);
    this.usedAt = clock.now();
    this.floor = new Floor(clock, dependencies.mutes, () => this.room);
    this.attendance = new Attendance(record, dependencies, (kind, person) => this.note(kind, person));
    this.references = new References(record.room.kind, this.history, this.attendance, store.people);
  }

  get room(): Room {
    return this.settings;
  }

  get head(): Required<Head> {
    return this.history.head;
  }

  isHost({ key }: Actor): boolean {
    return this.settings.host === key;
  }

  message(seq: number): Promise<StoredMessage | undefined> {
    return this.history.message(seq);
  }

  /** Rejects with what is wrong with the text, with why its author may not speak now, or with what the store refuses. */
  async send(author: Actor, text: string, { attachments, ...options }: SendOptions = {}): Promise<StoredMessage> {
    checkMessageText(text, attachments !== undefined);
    const takeBack = this.floor.take(author);
    try {
      const lookedUp = this.references.lookUp(text, options.replyTo);
      const mentions = lookedUp && (await lookedUp);
      const message = this.compose('message', author.person, text);
      return await this.record({ ...message, ...options, ...(mentions ? { mentions } : {}) }, attachments);
    } catch (error) {
      takeBack();
      throw error;
    }
  }

  /** Rejects as `send` does. */
  async edit(author: Actor, seq: number, text: string): Promise<StoredMessage> {
    const { attachments } = (await this.message(seq)) ?? {};
    checkMessageText(text, attachments !== undefined);
    this.floor.check(author);
    const mentions = await this.references.mentions(text);
    const { store, clock } = this.dependencies;
    const change = { message: text, mentions, at: clock.now() };
    return this.take(await store.messages.edit(this.room.roomId, seq, change));
  }

  async delete(seq: number): Promise<StoredMessage> {
    return this.take(await this.dependencies.store.messages.delete(this.room.roomId, seq));
  }

  async react(by: Actor, seq: number, emoji: string, isOn: boolean): Promise<StoredMessage> {
    checkEmoji(emoji);
    if (isOn) this.floor.check(by);
    const { store, clock } = this.dependencies;
    const reaction = { emoji, by: by.person, at: clock.now(), isOn };
    return this.take(await store.messages.react(this.room.roomId, seq, reaction));
  }

  /** Rejects with `message_not_found`, `too_many_pins`. */
  async pin(seq: number, isOn: boolean): Promise<{ message: StoredMessage; isNew: boolean }> {
    const { store, clock } = this.dependencies;
    const pinned = await store.messages.pin(this.room.roomId, seq, { at: clock.now(), isOn });
    this.take(pinned);
    return pinned;
  }

  pins(): Promise<StoredMessage[]> {
    return this.dependencies.store.messages.pins(this.room.roomId);
  }

  edits(seq: number): Promise<{ message: string; until: number }[]> {
    return this.dependencies.store.messages.edits(this.room.roomId, seq);
  }

  /** Tell those who look at the room that somebody types. Said more often than every `TYPING_EVERY_MS`, it is dropped. */
  type(person: Actor): void {
    if (this.floor.prepare(person)) this.publish({ type: 'typing', person: person.person });
  }

  async clear(by: Person | null): Promise<{ seq: number }> {
    const { store, clock } = this.dependencies;
    const settled = this.references.settled();
    if (settled) await settled;
    const { seq } = await store.messages.clear(this.room.roomId, by, clock.now());
    this.apply({ type: 'cleared', seq, by });
    return { seq };
  }

  /** Rejects with `undo_expired`. */
  async undoClear(by: Person): Promise<{ seq: number }> {
    const { store, clock, memory } = this.dependencies;
    const notBefore = clock.now() - UNDO_CLEAR_MS;
    const record = await store.messages.undoClear(this.room.roomId, notBefore, memory.window, memory.changed);
    if (!record) throw new Refusal('undo_expired');
    const { seq } = record;
    this.apply({ type: 'restored', seq, by }, record);
    return { seq };
  }

  /** Take away all that somebody said here. */
  async sweep(author: string): Promise<void> {
    const { store, memory } = this.dependencies;
    const record = await store.messages.sweep(this.room.roomId, author, memory.window, memory.changed);
    if (record) this.apply({ type: 'swept', seq: record.seq, author }, record);
  }

  /** Somebody is seen like this from now on, and so is what they said. Told where they are, and nowhere else. */
  renew(profile: Profile): void {
    const key = personKey(profile);
    this.history.rename(key, profile.username);
    this.attendance.renew(profile);
    if (this.attendance.isInside({ key })) this.publish({ type: 'person', person: profile });
  }

  /** The room is like this from now on, as the store has it. */
  change(room: Room): void {
    this.settings = room;
    this.publish({ type: 'renewed', room });
  }

  /** The process ends: nobody leaves because of that. */
  close(): void {
    this.attendance.close();
  }

  private async note(kind: 'entered' | 'left', person: Person): Promise<void> {
    await this.record(this.compose(kind, personOf(person), `${person.username} has ${kind} the chat`));
  }

  private compose(kind: NewMessage['kind'], author: Person, message: string): NewMessage {
    const sentAt = this.dependencies.clock.now();
    return { id: uuid({ msecs: sentAt }), kind, author, message, sentAt };
  }

  /**
   * The one way a message gets into the room. The store resolves in `seq` order and nothing is awaited between that
   * and `apply`, so memory and bus see the same order.
   */
  private async record(message: NewMessage, attachments?: readonly Attached[]): Promise<StoredMessage> {
    const appended = await this.dependencies.store.messages.append(this.room.roomId, message, attachments);
    if (appended.isNew && message.kind === 'message') this.dependencies.said.messages += 1;
    return this.take(appended);
  }

  private take({ message, isNew }: { message: StoredMessage; isNew: boolean }): StoredMessage {
    if (isNew) this.apply({ type: 'message', seq: message.changedSeq, message });
    return message;
  }

  /** `record` is what the room is by a change that cannot be told message by message. */
  private apply(change: RoomChange, record?: RoomRecord): void {
    this.usedAt = this.dependencies.clock.now();
    this.history.apply(change, this.usedAt);
    if (record) this.history.reload(record);
    this.publish(change);
  }

  private publish(event: Parameters<Bus['publish']>[1]): void {
    this.dependencies.bus.publish(this.room.roomId, event);
  }
}
