import { Refusal } from '../../protocol/index';

/** How long after a failure the disk is tried again, in milliseconds; also what clients are told to wait. */
export const TRY_AGAIN_MS = 1_000;

/** What somebody asked for, and waits for. */
export interface Write {
  run: () => unknown;
  /** Whether it stores nothing. */
  isRead: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** What came of it. */
export type Outcome = { write: Write; value: unknown } | { write: Write; error: unknown };

/** Throws what undoes the whole transaction. */
export function attempt(write: Write): Outcome {
  try {
    return { write, value: write.run() };
  } catch (error) {
    // A full disk makes SQLite give up the whole transaction, not just this write.
    if (!(error instanceof Refusal)) throw error;
    return { write, error };
  }
}

/** After its transaction was undone: a read can be had all the same. */
export function outcomeWithout(cause: unknown, write: Write): Outcome {
  if (!write.isRead) return { write, error: unstored(cause) };
  try {
    return attempt(write);
  } catch (error) {
    return { write, error: unstored(error) };
  }
}

/** The cause is for whoever looks into it: clients are told the refusal only. */
function unstored(cause: unknown): Refusal {
  return Object.assign(new Refusal('store_unavailable', TRY_AGAIN_MS), { cause });
}

export function settle(outcome: Outcome): void {
  if ('error' in outcome) outcome.write.reject(outcome.error);
  else outcome.write.resolve(outcome.value as never);
}
