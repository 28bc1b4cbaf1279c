import { type Head, personKey } from '../../protocol/index';
import type { RoomMemory } from '../policies';
import type { Installation, MessageStore, RoomChange, RoomRecord, StoredMessage } from '../ports';
import { MessageWindow, type Page } from './message-window';
import { RecentChanges } from './recent-changes';
import { SaidMessages } from './said-messages';

/** What was said in a room: the newest of it as this process holds it in memory, and the way to the rest. */
export class RoomHistory {
  readonly window: MessageWindow;
  readonly said: SaidMessages;
  private changed: RecentChanges;
  private seq: number;
  private restoredSeq: number;
  private clearing: RoomRecord['cleared'];

  constructor(
    private readonly roomId: string,
    record: RoomRecord,
    private readonly installation: Pick<Installation, 'epoch' | 'run'>,
    private readonly store: MessageStore,
    private readonly memory: RoomMemory,
  ) {
    this.seq = record.seq;
    this.restoredSeq = record.restoredSeq;
    this.clearing = record.cleared;
    this.window = new MessageWindow(memory.window, record.window);
    const bounds = () => ({ cleared: this.clearing?.seq ?? 0, head: this.seq });
    this.said = new SaidMessages(roomId, this.window, store, bounds);
    this.changed = new RecentChanges(memory.changed, record.changed);
  }

  /** The last clear that stands, and when it was (Unix milliseconds). */
  get cleared(): RoomRecord['cleared'] {
    return this.clearing;
  }

  get head(): Required<Head> {
    const { epoch, run } = this.installation;
    return { epoch, seq: this.seq, run };
  }

  /** Take over a change that the store has made. Throws where it is not the next. */
  apply(change: RoomChange, at: number): void {
    if (change.seq !== this.seq + 1) throw new Error(`room ${this.roomId}: ${change.seq} came after ${this.seq}`);
    this.seq = change.seq;
    if (change.type === 'message') this.place(change.message);
    if (change.type === 'restored' || change.type === 'swept') this.restoredSeq = change.seq;
    if (change.type === 'cleared') {
      this.clearing = { seq: change.seq, by: change.by, at };
      this.changed.clear();
      this.window.clear();
      this.said.changedAll();
    }
  }

  /** Take over what the room is by the change that was applied last, where that cannot be told message by message. */
  reload(record: RoomRecord): void {
    this.window.fill(record.window);
    this.changed = new RecentChanges(this.memory.changed, record.changed);
    this.clearing = record.cleared;
    this.said.changedAll();
  }

  /** Let what an author said bear another name. */
  rename(author: string, username: string): void {
    const renamed = (message: StoredMessage) =>
      personKey(message.author) === author ? { ...message, author: { ...message.author, username } } : message;
    this.window.change(renamed);
    this.changed.change(renamed);
  }

  /** A visible message as it is now. */
  async message(seq: number): Promise<StoredMessage | undefined> {
    return this.window.find(seq) ?? (await this.store.message(this.roomId, seq));
  }

  /** The page that stands before a `seq`, oldest first: from memory if it reaches that far, else from the store. */
  async pageBefore(before: number, limit: number): Promise<Page> {
    const fromMemory = this.window.before(before, limit);
    if (fromMemory) return fromMemory;
    const oneMore = await this.store.messagesBefore(this.roomId, before, limit + 1);
    return { messages: oneMore.slice(-limit), hasOlder: oneMore.length > limit, hasNewer: before <= this.seq };
  }

  /** The page that stands after a `seq`, oldest first. */
  async pageAfter(after: number, limit: number): Promise<Page> {
    const oneMore = await this.store.messagesAfter(this.roomId, after, limit + 1);
    return { messages: oneMore.slice(0, limit), hasOlder: after > 0, hasNewer: oneMore.length > limit };
  }

  /** The page with a `seq` in its middle. */
  async pageAround(seq: number, limit: number): Promise<Page> {
    const half = Math.floor(limit / 2);
    const [older, newer] = await Promise.all([this.pageBefore(seq, half), this.pageAfter(seq - 1, limit - half)]);
    return {
      messages: [...older.messages, ...newer.messages],
      hasOlder: older.hasOlder,
      hasNewer: newer.hasNewer,
    };
  }

  /** Whether somebody who was there can be told what changed since, at all. */
  knows(since: Head): boolean {
    return since.epoch === this.installation.epoch && since.seq <= this.seq && since.seq >= this.restoredSeq;
  }

  /** Whether memory reaches back that far. */
  remembers({ seq }: Head): boolean {
    return this.window.remembers(seq) && this.changed.remembers(seq);
  }

  /** Every change since a head, in order and whole, or undefined where that cannot be told from memory. */
  changesSince(since: Head): RoomChange[] | undefined {
    if (!this.knows(since)) return undefined;
    const sent = this.window.since(since.seq);
    const changed = this.changed.since(since.seq);
    if (!sent || !changed) return undefined;
    const messages = new Map([...changed, ...sent].map((message) => [message.seq, message]));
    const changes = [...messages.values()]
      .sort((one, other) => one.changedSeq - other.changedSeq)
      .map((message): RoomChange => ({ type: 'message', seq: message.changedSeq, message }));
    const { clearing } = this;
    if (!clearing || clearing.seq <= since.seq) return changes;
    return [{ type: 'cleared', seq: clearing.seq, by: clearing.by }, ...changes];
  }

  private place(message: StoredMessage): void {
    if (message.seq === message.changedSeq) {
      this.window.append(message);
    } else {
      this.window.replace(message);
      this.said.changed(message.seq);
      this.changed.add(message);
    }
  }
}
