import type { StoredMessage } from '../ports';

/** A stretch of messages, and whether there are visible ones before it and after it. */
export interface Page {
  messages: StoredMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** The newest visible messages of a room, oldest first, at most `size` of them. */
export class MessageWindow {
  /** Whether the store has visible messages older than these. */
  hasOlder = false;
  private messages: StoredMessage[] = [];

  constructor(
    readonly size: number,
    messages: StoredMessage[],
  ) {
    this.fill(messages);
  }

  /** Take these in the place of what was there: the newest visible ones that the store has. */
  fill(messages: StoredMessage[]): void {
    this.messages = messages;
    this.hasOlder = messages.length >= this.size;
  }

  append(message: StoredMessage): void {
    this.messages.push(message);
    if (this.messages.length > this.size) {
      this.messages.shift();
      this.hasOlder = true;
    }
  }

  /** A message that is there is now like this. */
  replace(message: StoredMessage): void {
    const index = this.indexAfter(message.seq) - 1;
    if (this.messages[index]?.seq === message.seq) this.messages[index] = message;
  }

  change(changed: (message: StoredMessage) => StoredMessage): void {
    this.messages = this.messages.map(changed);
  }

  clear(): void {
    this.messages = [];
    this.hasOlder = false;
  }

  all(): readonly StoredMessage[] {
    return this.messages;
  }

  find(seq: number): StoredMessage | undefined {
    const message = this.messages[this.indexAfter(seq) - 1];
    return message?.seq === seq ? message : undefined;
  }

  newest(limit: number): Page {
    const messages = this.messages.slice(-limit);
    return { messages, hasOlder: this.hasOlder || messages.length < this.messages.length, hasNewer: false };
  }

  /** The page before a `seq`, or undefined where it may reach beyond this window. */
  before(seq: number, limit: number): Page | undefined {
    const end = this.indexAfter(seq - 1);
    if (end < limit && this.hasOlder) return undefined;
    const start = Math.max(0, end - limit);
    return {
      messages: this.messages.slice(start, end),
      hasOlder: start > 0 || this.hasOlder,
      hasNewer: end < this.messages.length,
    };
  }

  /** Whether every visible message that was sent after a `seq` is here. */
  remembers(seq: number): boolean {
    const oldest = this.messages[0];
    return !this.hasOlder || !oldest || seq >= oldest.seq - 1;
  }

  /** Every visible message that was sent after a `seq`, or undefined where some may stand before this window. */
  since(seq: number): StoredMessage[] | undefined {
    return this.remembers(seq) ? this.messages.slice(this.indexAfter(seq)) : undefined;
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
