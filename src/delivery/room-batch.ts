import type { RoomChange, RoomEvent } from '../domain/ports';
import { type Person, personKey } from '../protocol/index';

/** The shortest time between two batches of one room, in milliseconds. Batching is what makes a busy room cheap. */
const BATCH_INTERVAL_MS = 16;

/** What happened in a room since its last batch. */
export interface Batch {
  changes: RoomChange[];
  here: Person[];
  gone: Person[];
}

/**
 * Gathers what happens in one room. The first event of a quiet room goes out at the end of this turn of the event loop;
 * while more keep coming, one batch goes out every `BATCH_INTERVAL_MS`, or less often where sending takes longer than
 * that, so that at most half of the time goes into it.
 */
export class RoomBatch {
  private changes: RoomChange[] = [];
  /** Who came (`true`) or went (`false`), by key: only the last of a person's comings and goings counts. */
  private readonly presence = new Map<string, { person: Person; isHere: boolean }>();
  private scheduled = false;
  /** When the last batch had been sent, and how long sending it took, in milliseconds. */
  private last = { endedAt: Number.NEGATIVE_INFINITY, took: 0 };

  constructor(private readonly send: (batch: Batch) => void) {}

  add(event: RoomEvent): void {
    if (event.type === 'people') {
      for (const person of event.here) this.presence.set(personKey(person), { person, isHere: true });
      for (const person of event.gone) this.presence.set(personKey(person), { person, isHere: false });
    } else {
      this.changes.push(event);
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    const interval = Math.max(BATCH_INTERVAL_MS, this.last.took);
    const wait = this.last.endedAt + interval - performance.now();
    if (wait > 0) setTimeout(() => this.flush(), wait);
    else setImmediate(() => this.flush());
  }

  private flush(): void {
    const moved = [...this.presence.values()];
    const batch: Batch = {
      changes: this.changes,
      here: moved.filter(({ isHere }) => isHere).map(({ person }) => person),
      gone: moved.filter(({ isHere }) => !isHere).map(({ person }) => person),
    };
    this.changes = [];
    this.presence.clear();
    this.scheduled = false;
    const startedAt = performance.now();
    this.send(batch);
    const endedAt = performance.now();
    this.last = { endedAt, took: endedAt - startedAt };
  }
}
