import type { StoredMessage } from './ports';

/** The newest visible messages of a room, oldest first, at most `size` of them. */
export class MessageWindow {
  /** Whether the store has visible messages older than these. */
  hasOlder: boolean;

  constructor(
    readonly size: number,
    private messages: StoredMessage[],
  ) {
    this.hasOlder = messages.length >= size;
  }

  append(message: StoredMessage): void {
    this.messages.push(message);
    if (this.messages.length > this.size) {
      this.messages.shift();
      this.hasOlder = true;
    }
  }

  clear(): void {
    this.messages = [];
    this.hasOlder = false;
  }

  all(): readonly StoredMessage[] {
    return this.messages;
  }

  newest(limit: number): { messages: StoredMessage[]; hasOlder: boolean } {
    const messages = this.messages.slice(-limit);
    return { messages, hasOlder: this.hasOlder || messages.length < this.messages.length };
  }

  /** The page before a `seq`, or undefined where it may reach beyond this window. */
  before(seq: number, limit: number): { messages: StoredMessage[]; hasOlder: boolean } | undefined {
    const end = this.indexAfter(seq - 1);
    if (end < limit && this.hasOlder) return undefined;
    const start = Math.max(0, end - limit);
    return { messages: this.messages.slice(start, end), hasOlder: start > 0 || this.hasOlder };
  }

  /** Every visible message that was sent after a `seq`, or undefined where some may stand before this window. */
  since(seq: number): StoredMessage[] | undefined {
    const oldest = this.messages[0];
    if (this.hasOlder && oldest && seq < oldest.seq - 1) return undefined;
    return this.messages.slice(this.indexAfter(seq));
  }

  /** The index of the first message whose `seq` is greater. */
  private indexAfter(seq: number): number {
    let low = 0;
    let high = this.messages.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.messages[middle] as StoredMessage).seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
