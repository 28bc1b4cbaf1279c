import type { ClientLog } from '../checker/history';
import { operationsOf } from '../checker/operations';

/** How long it took to answer what was said between two moments (of `now`), in milliseconds. */
export function answerTimesIn(logs: readonly ClientLog[], from: number, to: number): number[] {
  return logs.flatMap(operationsOf).flatMap(({ action, invokedAt, acknowledged: [first] }) => {
    const isMeant = action.do === 'send' && invokedAt >= from && invokedAt < to;
    return isMeant && first ? [first.at - invokedAt] : [];
  });
}

/** Rounded; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}
