import type { MessageWindow } from '../../domain/message-window';
import type { RoomChange, StoredMessage } from '../../domain/ports';

/**
 * A room's window as a JSON array, kept from one change to the next: a new message is appended to what is already
 * encoded, so that a change costs the encoding of one message and not of a thousand.
 */
export class EncodedRoom {
  /** The `seq` and the length of each encoded message, oldest first. */
  private entries: { seq: number; length: number }[] = [];
  private joined = '';
  private seq = 0;

  constructor(private readonly encode: (message: StoredMessage) => string) {}

  json(): string {
    return `[${this.joined}]`;
  }

  /** Take over changes that the window has already made. Starts from the window where changes were not followed. */
  follow(window: MessageWindow, changes: RoomChange[]): void {
    const first = changes[0];
    if (!first || first.seq !== this.seq + 1) this.restart();
    for (const change of changes) {
      if (change.type === 'cleared') this.restart();
      this.seq = change.seq;
    }
    const oldest = window.all()[0]?.seq ?? Number.POSITIVE_INFINITY;
    this.dropBefore(oldest);
    for (const message of window.since(this.entries.at(-1)?.seq ?? oldest - 1) ?? []) this.append(message);
  }

  private append(message: StoredMessage): void {
    const json = this.encode(message);
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
