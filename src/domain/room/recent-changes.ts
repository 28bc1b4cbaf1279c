import type { StoredMessage } from '../ports';

/** The messages of a room that were changed last after they were sent, each as it is now, by `changedSeq`. */
export class RecentChanges {
  /** Changes up to this `seq` may be missing. */
  private floor: number;

  constructor(
    private readonly size: number,
    private messages: StoredMessage[],
  ) {
    this.floor = messages.length >= size ? (messages[0]?.changedSeq ?? 0) - 1 : 0;
  }

  add(message: StoredMessage): void {
    this.messages = this.messages.filter(({ seq }) => seq !== message.seq);
    this.messages.push(message);
    if (this.messages.length > this.size) this.floor = this.messages.shift()?.changedSeq ?? this.floor;
  }

  /** Whether every one that changed after a `seq` is here. */
  remembers(seq: number): boolean {
    return seq >= this.floor;
  }

  /** Every one that changed after a `seq`, or undefined where some may have been forgotten. */
  since(seq: number): StoredMessage[] | undefined {
    return this.remembers(seq) ? this.messages.filter(({ changedSeq }) => changedSeq > seq) : undefined;
  }

  change(changed: (message: StoredMessage) => StoredMessage): void {
    this.messages = this.messages.map(changed);
  }

  /** None of them is visible any more. */
  clear(): void {
    this.messages = [];
  }
}
