import { type Head, Refusal } from '../../protocol/index';
import { RESUMED_CHANGES_MAX, RESUMED_TEXT_MAX_BYTES } from '../policies';
import type { MessageStore, RoomChange, RoomReplay } from '../ports';
import type { ResumingBudget } from './resuming-budget';
import type { RoomHistory } from './room-history';

const LIMITS = { changes: RESUMED_CHANGES_MAX, bytes: RESUMED_TEXT_MAX_BYTES };

/** Tells who comes back all that changed in the room since they left, or that they have to start afresh: never a part of it. */
export class Resuming {
  /** What the store is being asked for, by the `seq` since which. */
  private readonly reading = new Map<number, Promise<RoomReplay | undefined>>();

  constructor(
    private readonly roomId: string,
    private readonly history: RoomHistory,
    private readonly store: MessageStore,
    private readonly budget: ResumingBudget,
  ) {}

  /**
   * Ask the store, where memory does not reach back that far. Undefined where there is nothing to wait for. Whoever comes back
   * from the same place meanwhile shares the answer.
   */
  lookUp(since: Head): Promise<RoomReplay | undefined> | undefined {
    if (!this.history.knows(since) || this.history.remembers(since)) return undefined;
    const { seq } = since;
    const reading = this.reading.get(seq) ?? this.budget.read(() => this.read(seq));
    if (reading) this.reading.set(seq, reading);
    return reading;
  }

  /** Every change since a head, in order and whole, or undefined. `stored` is what was looked up for it. */
  changesSince(since: Head, stored: RoomReplay | undefined): RoomChange[] | undefined {
    const changes = stored ? this.continued(stored) : this.history.changesSince(since);
    return changes && this.budget.allows(changes) ? changes : undefined;
  }

  private async read(seq: number): Promise<RoomReplay | undefined> {
    try {
      return await this.store.changesSince(this.roomId, seq, LIMITS);
    } catch (error) {
      // A store that cannot tell now is no reason to keep anybody out.
      if (error instanceof Refusal) return undefined;
      throw error;
    } finally {
      this.reading.delete(seq);
    }
  }

  /** What the store told and what was applied after it: the last word on each message, and nothing that a clear has hidden. */
  private continued({ seq, changes }: RoomReplay): RoomChange[] | undefined {
    const later = this.history.changesSince({ ...this.history.head, seq });
    if (!later || later[0]?.type === 'cleared') return later;
    const changedLater = new Set(later.map((change) => change.type === 'message' && change.message.seq));
    const before = changes.filter((change) => change.type !== 'message' || !changedLater.has(change.message.seq));
    return [...before, ...later];
  }
}
