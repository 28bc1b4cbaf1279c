import type { RoomChange, StoredMessage } from '../domain/ports';
import type { MessageWindow } from '../domain/room/message-window';

/**
 * A room's window as a JSON array, kept from one change to the next: a new message is appended to what is already
 * encoded, so that a change costs the encoding of one message and not of a thousand.
 */
export class EncodedRoom {
  /** The `seq` and the length of each encoded message, oldest first. */
  private entries: { seq: number; length: number }[] = [];
  private joined = '';
  private seq = 0;

  /** `encode` gives nothing for what is not told. */
  constructor(private readonly encode: (message: StoredMessage) => string | undefined) {}

  json(): string {
    return `[${this.joined}]`;
  }

  /** The newest of it, in no more than so many characters. */
  newest(characters: number): string {
    const end = this.joined.length + 1;
    let start = end;
    for (const { length } of this.entries.toReversed()) {
      if (end - start + length > characters) break;
      start -= length + 1;
    }
    return `[${this.joined.slice(start)}]`;
  }

  /** Start from a window that has made every change up to a `seq`. */
  begin(window: MessageWindow, seq: number): void {
    this.restart();
    this.seq = seq;
    for (const message of window.all()) this.append(message);
  }

  /**
   * Take over changes that the window has already made. Starts from the window where changes were not followed, or are more
   * than new messages.
   */
  follow(window: MessageWindow, changes: RoomChange[]): void {
    if (changes[0]?.seq !== this.seq + 1 || !changes.every(isNewMessage)) this.restart();
    this.seq = changes.at(-1)?.seq ?? this.seq;
    const oldest = window.all()[0]?.seq ?? Number.POSITIVE_INFINITY;
    this.dropBefore(oldest);
    for (const message of window.since(this.entries.at(-1)?.seq ?? oldest - 1) ?? []) this.append(message);
  }

  private append(message: StoredMessage): void {
    if (message.deleted) return;
    const json = this.encode(message);
    if (json === undefined) return;
    this.joined += this.entries.length > 0 ? `,${json}` : json;
    this.entries.push({ seq: message.seq, length: json.length });
  }

  private dropBefore(seq: number): void {
    let dropped = 0;
    let characters = 0;
    while ((this.entries[dropped]?.seq ?? seq) < seq) {
      characters += (this.entries[dropped]?.length ?? 0) + 1;
      dropped += 1;
    }
    this.entries.splice(0, dropped);
    this.joined = this.joined.slice(characters);
  }

  private restart(): void {
    this.entries = [];
    this.joined = '';
  }
}

function isNewMessage(change: RoomChange): boolean {
  return change.type === 'message' && change.message.seq === change.seq;
}
