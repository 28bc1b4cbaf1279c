import type { Anomaly, ClientLog, SeenMessage } from './history';
import { isDoing } from './operations';
import type { Truth } from './truth';

/** Once said, twice there. */
export function findDoubled(truth: Truth): Anomaly[] {
  const { stored, end, logs } = truth.history;
  return [
    ...saidTwice(truth, stored.messages, 'stored twice'),
    ...saidTwice(truth, end.messages, 'twice in the room at the end'),
    ...saidTwice(truth, witnessedMessages(truth), 'shown in two places'),
    ...acknowledgedTwice(truth),
    ...logs.flatMap(shownTwice),
  ];
}

function witnessedMessages(truth: Truth): SeenMessage[] {
  return truth.witnessed.flatMap(({ sight }) => (sight.type === 'message' ? [sight] : []));
}

/** By their `clientId`, and by their text where only one message with that text was ever sent. */
function saidTwice(truth: Truth, messages: readonly SeenMessage[], what: string): Anomaly[] {
  const sent = new Map<string, number>();
  for (const operation of truth.operations) {
    if (isDoing(operation, 'send')) sent.set(operation.action.text, (sent.get(operation.action.text) ?? 0) + 1);
  }
  const first = new Map<string, SeenMessage>();
  return messages.flatMap((message): Anomaly[] => {
    if (message.kind !== 'message') return [];
    const keys = [
      ...(message.clientId === undefined ? [] : [JSON.stringify([message.author, message.clientId])]),
      ...(sent.get(message.text) === 1 ? [message.text] : []),
    ];
    const other = keys.map((key) => first.get(key)).find((one) => one && one.seq !== message.seq);
    for (const key of keys) if (!first.has(key)) first.set(key, message);
    return other ? [{ name: 'doubled', what, evidence: [other, message] }] : [];
  });
}

function acknowledgedTwice({ operations }: Truth): Anomaly[] {
  return operations.flatMap((operation): Anomaly[] => {
    if (!isDoing(operation, 'send')) return [];
    const places = new Set(operation.acknowledged.map(({ change }) => change));
    return places.size > 1 ? [{ name: 'doubled', what: 'acknowledged in two places', evidence: [operation] }] : [];
  });
}

/** A change may be told in an answer and live, but live only once, until the client comes in again. */
function shownTwice({ client, events }: ClientLog): Anomaly[] {
  let live = new Set<number>();
  return events.flatMap((event): Anomaly[] => {
    if (event.type === 'entered') live = new Set();
    if (event.type !== 'shown') return [];
    return event.sights.flatMap((sight): Anomaly[] => {
      if (live.has(sight.change)) return [{ name: 'doubled', what: `${client} was told twice`, evidence: [sight] }];
      live.add(sight.change);
      return [];
    });
  });
}
