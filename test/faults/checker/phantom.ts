import type { Anomaly, SeenMessage, Sight } from './history';
import { isDoing, isRefused } from './operations';
import type { Truth } from './truth';

/** Shown, stored or read, but never asked for by anyone, or refused, or with another text. */
export function findPhantoms(truth: Truth): Anomaly[] {
  const { stored, end, logs, others = [] } = truth.history;
  const people = new Set([...logs.map(({ person }) => person), ...others]);
  const last = [...stored.messages, ...end.messages].map((sight) => ({ sight, client: 'the end' }));
  const invented = [...truth.witnessed, ...last].flatMap((witnessed): Anomaly[] => {
    const what = invention(truth, people, witnessed.sight);
    return what ? [{ name: 'phantom', what, evidence: [witnessed] }] : [];
  });
  const notStored = end.messages
    .filter(({ seq }) => !truth.rows.has(seq) || !truth.isVisible(seq))
    .map(
      (message): Anomaly => ({
        name: 'phantom',
        what: 'in the room at the end, and not stored so',
        evidence: [message],
      }),
    );
  return [...invented, ...notStored];
}

function invention(truth: Truth, people: ReadonlySet<string>, sight: Sight): string | undefined {
  if (sight.type === 'message') {
    if (sight.kind === 'message') return inventedMessage(truth, sight) ?? inventedReaction(truth, sight);
    return people.has(sight.author) ? undefined : `nobody known ${sight.kind}`;
  }
  if (sight.type !== 'cleared') return undefined;
  return truth.operations.some((one) => isDoing(one, 'clear') && !isRefused(one))
    ? undefined
    : 'nobody cleared the room';
}

function inventedMessage(truth: Truth, message: SeenMessage): string | undefined {
  const on = truth.operationsOn(message.seq).filter((one) => !isRefused(one));
  if (message.deleted) {
    return on.some((one) => isDoing(one, 'delete')) ? undefined : 'nobody deleted it';
  }
  const isEdited = on.some((one) => isDoing(one, 'edit') && one.action.text === message.text);
  const sends = truth.sendsOf(message);
  // Without a clientId, a message that was edited cannot be told from its text.
  if (sends.length === 0) return isEdited && message.clientId === undefined ? undefined : 'nobody sent it';
  if (sends.every(isRefused)) return 'it was refused';
  const isAsSent = sends.some((one) => isDoing(one, 'send') && one.action.text === message.text);
  return isAsSent || isEdited ? undefined : 'nobody gave it this text';
}

function inventedReaction(truth: Truth, { seq, reactions = [] }: SeenMessage): string | undefined {
  const put = truth
    .operationsOn(seq)
    .flatMap((one) => (isDoing(one, 'react') && !isRefused(one) ? [`${one.action.emoji} ${one.person}`] : []));
  const invented = reactions.find((reaction) => !put.includes(reaction));
  return invented === undefined ? undefined : `nobody put the reaction ${invented}`;
}
