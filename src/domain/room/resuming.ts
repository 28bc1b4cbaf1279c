import { type Head, Refusal } from '../../protocol/index';
import { RESUMED_CHANGES_MAX, RESUMED_TEXT_MAX_BYTES } from '../policies';
import type { MessageStore, RoomChange, RoomReplay } from '../ports';
import type { ResumingBudget } from './resuming-budget';
import type { RoomHistory } from './room-history';

const LIMITS = { changes: RESUMED_CHANGES_MAX, bytes: RESUMED_TEXT_MAX_BYTES };

/** What was looked up for one who comes back: what the store tells, nothing where memory is enough, null where nobody can tell. */
export type LookedUp = RoomReplay | null | undefined;

/** Tells who comes back all that changed in the room since they left, or that they have to start afresh: never a part of it. */
export class Resuming {
  /** What the store is being asked for, by the `seq` since which. */
  private readonly reading = new Map<number, Promise<RoomReplay | null>>();
  /** Where the room stood when earlier runs of the server ended. */
  private readonly ends = new Map<string, number>();

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
  lookUp(since: Head): Promise<LookedUp> | undefined {
    if (!this.history.knows(since)) return undefined;
    const { run } = this.history.head;
    if (since.run !== undefined && since.run !== run) return this.lookUpAfter(since.run, since);
    return this.history.remembers(since) ? undefined : this.replay(since);
  }

  /** Every change since a head, in order and whole, or undefined. */
  changesSince(since: Head, lookedUp: LookedUp): RoomChange[] | undefined {
    if (lookedUp === null) return undefined;
    const changes = lookedUp ? this.continued(lookedUp) : this.history.changesSince(since);
    return changes && this.budget.allows(changes) ? changes : undefined;
  }

  /**
   * For one who was told something last by an earlier run. If that came further than this history knows of it, the database was
   * put back since, however that was done: what comes after is not what they were told.
   */
  private async lookUpAfter(run: string, since: Head): Promise<LookedUp> {
    const end = this.ends.get(run) ?? (await this.store.reachedIn(this.roomId, run));
    if (end === undefined || since.seq > end) return null;
    this.ends.set(run, end);
    return this.history.remembers(since) ? undefined : this.replay(since);
  }

  private async replay({ seq }: Head): Promise<RoomReplay | null> {
    const reading = this.reading.get(seq) ?? this.budget.read(() => this.read(seq));
    if (reading) this.reading.set(seq, reading);
    return reading ?? null;
  }

  private async read(seq: number): Promise<RoomReplay | null> {
    try {
      return (await this.store.changesSince(this.roomId, seq, LIMITS)) ?? null;
    } catch (error) {
      // A store that cannot tell now is no reason to keep anybody out.
      if (error instanceof Refusal) return null;
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
