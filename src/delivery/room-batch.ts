import type { RoomChange, RoomEvent } from '../domain/ports';
import { BATCH_INTERVAL_MS, type Person, type Profile, personKey } from '../protocol/index';

/** What happened in a room since its last batch. */
export interface Batch {
  changes: RoomChange[];
  here: Profile[];
  gone: Person[];
  typing: Person[];
  /** Who is seen otherwise from now on. */
  renewed: Profile[];
  roomIsRenewed: boolean;
}

/**
 * Gathers what happens in one room for the readers of one feed. The first event of a quiet room goes out at the end of this
 * turn of the event loop; while more keep coming, one batch goes out every `BATCH_INTERVAL_MS`. It is less often where
 * sending takes longer than that, so that at most half of the time goes into it, or where the feed asks for a longer rest.
 */
export class RoomBatch {
  private changes: RoomChange[] = [];
  /** Who came (`true`) or went (`false`), by key: only the last of a person's comings and goings counts. */
  private readonly presence = new Map<string, { person: Profile; isHere: boolean }>();
  private readonly typing = new Map<string, Person>();
  private readonly renewed = new Map<string, Profile>();
  private roomIsRenewed = false;
  private scheduled = false;
  private restsUntil = Number.NEGATIVE_INFINITY;

  /** `send` returns the least time to rest after it, in milliseconds. */
  constructor(private readonly send: (batch: Batch) => number) {}

  add(event: RoomEvent): void {
    switch (event.type) {
      case 'people':
        for (const person of event.here) this.presence.set(personKey(person), { person, isHere: true });
        for (const person of event.gone) this.presence.set(personKey(person), { person, isHere: false });
        break;
      case 'typing':
        this.typing.set(personKey(event.person), event.person);
        break;
      case 'person':
        this.renewed.set(personKey(event.person), event.person);
        break;
      case 'renewed':
        this.roomIsRenewed = true;
        break;
      default:
        this.changes.push(event);
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    const wait = this.restsUntil - performance.now();
    if (wait > 0) setTimeout(() => this.flush(), wait);
    else setImmediate(() => this.flush());
  }

  /** Send what was gathered, if anything was, without waiting for its time. */
  flush(): void {
    if (!this.scheduled) return;
    this.scheduled = false;
    const startedAt = performance.now();
    const rest = this.send(this.take());
    const endedAt = performance.now();
    this.restsUntil = Math.max(startedAt + BATCH_INTERVAL_MS, endedAt + Math.max(endedAt - startedAt, rest));
  }

  private take(): Batch {
    const moved = [...this.presence.values()];
    const batch: Batch = {
      changes: this.changes,
      here: moved.filter(({ isHere }) => isHere).map(({ person }) => person),
      gone: moved.filter(({ isHere }) => !isHere).map(({ person }) => person),
      typing: [...this.typing.values()],
      renewed: [...this.renewed.values()],
      roomIsRenewed: this.roomIsRenewed,
    };
    this.changes = [];
    this.presence.clear();
    this.typing.clear();
    this.renewed.clear();
    this.roomIsRenewed = false;
    return batch;
  }
}
