import type { FeedTraffic, Unsent } from './traffic';

/** What one connection may have unsent, in bytes and in events. A connection beyond either is a slow reader. */
const UNSENT_MAX = { bytes: 1024 * 1024, events: 256 } as const;

/** The same with all that it asked for, in bytes: several of the largest answers. */
const UNREAD_MAX = 4 * 1024 * 1024;

/**
 * Writes encoded events to one connection, and gives a connection up that does not read them: what it has not taken
 * would fill the memory of everyone's server. It comes back and resumes.
 */
export abstract class EventWriter<Encoded> {
  private unsentEvents = 0;
  private isGivenUp = false;
  /** To be called when an event that was begun has left. */
  protected readonly onSent = () => {
    this.unsentEvents -= 1;
  };

  constructor(
    private readonly traffic: FeedTraffic,
    private readonly onSlow: () => void,
  ) {}

  abstract write(encoded: Encoded): void;

  unsent(): Unsent {
    return { events: this.unsentEvents, bytes: this.unsentBytes() };
  }

  /** All that was written to the connection and has not left. */
  protected abstract unsentBytes(): number;

  /** At once, so that nothing more is kept for it: a close would wait behind what is not being read. */
  protected abstract cutOff(): void;

  /** One more event, of so many bytes, is being written. */
  protected begin(bytes: number): void {
    this.unsentEvents += 1;
    this.traffic.deliveries += 1;
    this.traffic.bytes += bytes;
  }

  /** After an event was written. */
  protected checkUnsent(): void {
    if (this.unsentEvents > UNSENT_MAX.events || this.unsentBytes() > UNSENT_MAX.bytes) this.giveUp();
  }

  /** After anything else was. */
  protected checkUnread(): void {
    if (this.unsentBytes() > UNREAD_MAX) this.giveUp();
  }

  private giveUp(): void {
    if (this.isGivenUp) return;
    this.isGivenUp = true;
    this.traffic.slowReadersCut += 1;
    this.onSlow();
    this.cutOff();
  }
}
