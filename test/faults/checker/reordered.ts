import type { Anomaly, ClientLog, Sight } from './history';
import { isDoing, type Operation } from './operations';
import type { Truth } from './truth';

/** Two saw two changes in different order, or the room has not the order in which things were said. */
export function findReordered(truth: Truth): Anomaly[] {
  return [
    ...contradictions(truth),
    ...truth.history.logs.flatMap((log) => [...shownBackwards(log), ...senderOutOfOrder(truth, log)]),
    ...againstTime(truth),
  ];
}

/** Every change has its place: two that stand in the same place were seen in different order, or one was never made. */
function contradictions(truth: Truth): Anomaly[] {
  const { stored, end } = truth.history;
  const places = new Map<number, { sight: Sight; client: string }>();
  const last = [...stored.messages, ...end.messages].map((sight) => ({ sight, client: 'the end' }));
  const all = [...truth.witnessed, ...last];
  return all.flatMap((witnessed): Anomaly[] => {
    const { change } = witnessed.sight;
    const other = places.get(change);
    if (!other) places.set(change, witnessed);
    if (!other || isSameChange(other.sight, witnessed.sight)) return [];
    return [{ name: 'reordered', what: `two different changes at ${change}`, evidence: [other, witnessed] }];
  });
}

function isSameChange(one: Sight, other: Sight): boolean {
  if (one.type !== 'message' || other.type !== 'message') return one.type === other.type;
  const { seq, author, deleted, text } = other;
  const isSameMessage = one.seq === seq && one.author === author && one.deleted === deleted && one.text === text;
  return isSameMessage && one.reactions?.join() === other.reactions?.join();
}

function shownBackwards({ client, events }: ClientLog): Anomaly[] {
  let before: Sight | undefined;
  let live = new Set<number>();
  return events.flatMap((event): Anomaly[] => {
    if (event.type === 'entered') {
      before = undefined;
      live = new Set();
    }
    if (event.type !== 'shown') return [];
    return event.sights.flatMap((sight): Anomaly[] => {
      const last = before;
      const isAgain = live.has(sight.change);
      live.add(sight.change);
      before = sight;
      if (!last || isAgain || sight.change > last.change) return [];
      return [
        { name: 'reordered', what: `${client} was told ${sight.change} after ${last.change}`, evidence: [last, sight] },
      ];
    });
  });
}

function senderOutOfOrder(truth: Truth, { client, keepsOrder }: ClientLog): Anomaly[] {
  if (!keepsOrder) return [];
  let before = 0;
  return truth.operations.flatMap((operation): Anomaly[] => {
    if (operation.client !== client || !isDoing(operation, 'send')) return [];
    const seq = operation.acknowledged[0]?.change;
    if (seq === undefined) return [];
    const last = before;
    before = Math.max(before, seq);
    if (seq >= last) return [];
    return [
      { name: 'reordered', what: `${client} said it later, and it stands before ${last}`, evidence: [operation] },
    ];
  });
}

/** What was asked for after something was acknowledged stands after it, whoever asked. */
function againstTime({ operations }: Truth): Anomaly[] {
  const placed = operations.flatMap((operation) => {
    if (isDoing(operation, 'delete') || isDoing(operation, 'react') || isDoing(operation, 'takeBack')) return [];
    const change = operation.acknowledged[0]?.change;
    return change === undefined ? [] : [{ operation, change }];
  });
  placed.sort((one, other) => one.change - other.change);
  let latest: Operation | undefined;
  return placed.flatMap(({ operation }): Anomaly[] => {
    const before = latest;
    if (!latest || operation.invokedAt > latest.invokedAt) latest = operation;
    const acknowledgedAt = Math.min(...operation.acknowledged.map(({ at }) => at));
    if (!before || before.invokedAt <= acknowledgedAt) return [];
    return [
      {
        name: 'reordered',
        what: 'asked for after it was acknowledged, and stands before it',
        evidence: [operation, before],
      },
    ];
  });
}
