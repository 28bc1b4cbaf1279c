import type { Anomaly, ClientLog, Event } from './history';
import type { Truth } from './truth';
import { View } from './view';

/** Something that a client was never told, and did not notice. */
export function findGaps(truth: Truth): Anomaly[] {
  return truth.history.logs.flatMap((log) => [
    ...unnoticed(log),
    ...log.events.flatMap((event) => (event.type === 'entered' ? toldHalf(truth, log, event) : [])),
    ...(log.isCaughtUp ? endedWithout(truth, log) : []),
  ]);
}

/** A live change that is not the next one: the client has to come in again from where it was. */
function unnoticed({ client, events, isCaughtUp }: ClientLog): Anomaly[] {
  let head: number | undefined;
  let hole: { after: number; change: number } | undefined;
  const found: Anomaly[] = [];
  for (const event of events) {
    if (event.type === 'entered') {
      if (hole && event.since !== undefined && event.since > hole.after) found.push(overlooked(client, hole));
      hole = undefined;
      head = event.head;
    }
    if (event.type !== 'shown' || head === undefined) continue;
    for (const { change } of event.sights) {
      if (change > head + 1) hole ??= { after: head, change };
      head = Math.max(head, change);
    }
  }
  return hole && isCaughtUp ? [...found, overlooked(client, hole)] : found;
}

function overlooked(client: string, hole: { after: number; change: number }): Anomaly {
  return {
    name: 'gap',
    what: `${client} was told ${hole.change} after ${hole.after}, and did not notice`,
    evidence: [hole],
  };
}

/** An answer to "what changed since" has to name every message that did. */
function toldHalf(truth: Truth, { client }: ClientLog, event: Extract<Event, { type: 'entered' }>): Anomaly[] {
  const { since, head, sights } = event;
  if (since === undefined) return [];
  const told = new Map<number, number>();
  for (const sight of sights) if (sight.type === 'message') told.set(sight.seq, sight.change);
  const missed = new Set<number>();
  for (let change = since + 1; change <= head; change += 1) {
    const message = truth.messageChangedAt(change);
    if (message === undefined || truth.isCleared(message)) continue;
    const latest = truth.latestChange(message, head) ?? change;
    if ((told.get(message) ?? 0) < latest && truth.rows.has(message)) missed.add(latest);
  }
  if (missed.size === 0) return [];
  return [
    {
      name: 'gap',
      what: `${client} came back at ${since} and was not told ${[...missed].join(', ')}`,
      evidence: [event],
    },
  ];
}

/** Whoever had time to learn of everything shows what the room is. */
function endedWithout(truth: Truth, log: ClientLog): Anomaly[] {
  const view = View.of(log);
  if (!view) return [];
  const { messages } = truth.history.end;
  const shown = new Map(view.shown.map((message) => [message.seq, message]));
  const missing = messages
    .filter(({ seq, change }) => seq >= view.from && (shown.get(seq)?.change ?? 0) < change)
    .map(
      (message): Anomaly => ({
        name: 'gap',
        what: `${log.client} ended without ${message.change}`,
        evidence: [message],
      }),
    );
  const known = new Set(messages.map(({ seq }) => seq));
  const extra = view.shown
    .filter(({ seq }) => !known.has(seq))
    .map((message): Anomaly => ({ name: 'gap', what: `${log.client} ended with what is gone`, evidence: [message] }));
  return [...missing, ...extra];
}
