import type { Anomaly } from './history';
import { isDoing, type Operation } from './operations';
import type { Truth } from './truth';

/** Acknowledged but not in the room, or shown and gone later although nobody took it away. */
export function findLost(truth: Truth): Anomaly[] {
  return [
    ...truth.operations.flatMap((one) => acknowledgedAndGone(truth, one)),
    ...shownAndGone(truth),
    ...unread(truth),
  ];
}

function acknowledgedAndGone(truth: Truth, operation: Operation): Anomaly[] {
  return operation.acknowledged.flatMap(({ change }) => {
    const what = missing(truth, operation, change);
    return what ? [{ name: 'lost', what: `acknowledged, and ${what}`, evidence: [operation] }] : [];
  });
}

/** What of an acknowledged operation is not to be found in the end. */
function missing(truth: Truth, operation: Operation, change: number | undefined): string | undefined {
  const { person } = operation;
  if (isDoing(operation, 'clear')) {
    const isThere = truth.history.stored.clears.some(({ seq }) => seq === change);
    return isThere ? undefined : `there is no clear at ${change}`;
  }
  if (isDoing(operation, 'send')) return missingMessage(truth, operation, change);
  if (!('seq' in operation.action)) return undefined;
  const row = truth.rows.get(operation.action.seq);
  if (!row) return 'the message is gone';
  if (isDoing(operation, 'delete')) return row.deleted ? undefined : 'the message is still there';
  if (change !== undefined && row.change < change) return `the message is as it was at ${row.change}`;
  if (row.deleted) return undefined;
  if (isDoing(operation, 'edit')) {
    return row.change === change && row.text !== operation.action.text ? 'the message has another text' : undefined;
  }
  if (!isDoing(operation, 'react')) return undefined;
  const { seq, emoji } = operation.action;
  const mayBeTakenBack = truth
    .operationsOn(seq)
    .some((one) => isDoing(one, 'takeBack') && one.person === person && one.action.emoji === emoji);
  if (mayBeTakenBack || row.reactions?.includes(`${emoji} ${person}`)) return undefined;
  return 'the reaction is gone';
}

function missingMessage(
  truth: Truth,
  { person, action: { clientId, text } }: Operation<{ do: 'send'; text: string; clientId?: string }>,
  change: number | undefined,
): string | undefined {
  if (change === undefined) {
    // The full feed names no place and no `clientId`.
    const isThere = truth.history.stored.messages.some((row) => row.author === person && row.text === text);
    return isThere ? undefined : 'not stored';
  }
  const row = truth.rows.get(change);
  return row?.author === person && row.clientId === clientId ? undefined : `not stored at ${change}`;
}

function shownAndGone(truth: Truth): Anomaly[] {
  const { head } = truth.history.stored;
  return truth.witnessed.flatMap((witnessed): Anomaly[] => {
    const { sight } = witnessed;
    if (sight.change > head) {
      return [{ name: 'lost', what: `shown at ${sight.change}, and the room ends at ${head}`, evidence: [witnessed] }];
    }
    if (sight.type !== 'message') return [];
    const row = truth.rows.get(sight.seq);
    if (row ? row.change >= sight.change : isSwept(truth, sight.author)) return [];
    return [{ name: 'lost', what: 'shown, and not stored', evidence: [witnessed, row] }];
  });
}

function isSwept(truth: Truth, author: string): boolean {
  return truth.witnessed.some(({ sight }) => sight.type === 'swept' && sight.author === author);
}

/** What the store has and a reader was not given: the last reader, or whoever read a page after it was acknowledged. */
function unread(truth: Truth): Anomaly[] {
  const { end, logs } = truth.history;
  const read = new Set(end.messages.map(({ seq }) => seq));
  const notAtTheEnd = [...truth.rows.values()]
    .filter(({ seq }) => truth.isVisible(seq) && !read.has(seq))
    .map((row): Anomaly => ({ name: 'lost', what: 'stored, and not in the room at the end', evidence: [row] }));

  const acknowledged = truth.operations.flatMap((operation) =>
    isDoing(operation, 'send')
      ? operation.acknowledged.flatMap(({ at, change }) => (change === undefined ? [] : [{ at, seq: change }]))
      : [],
  );
  const notInPages = logs.flatMap(({ client, events }) =>
    events.flatMap((event): Anomaly[] => {
      if (event.type !== 'page') return [];
      const given = new Set(event.sights.map(({ seq }) => seq));
      return acknowledged
        .filter(({ at, seq }) => at < event.askedAt && seq >= event.from && seq <= event.to)
        .filter(({ seq }) => !given.has(seq) && !truth.isCleared(seq) && truth.rows.has(seq))
        .map(({ seq }) => ({ name: 'lost', what: `${client} read a page without ${seq}`, evidence: [event] }));
    }),
  );
  return [...notAtTheEnd, ...notInPages];
}
