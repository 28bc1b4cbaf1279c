import { framesOf } from './frames';
import type { Anomaly, ClientLog, Entry } from './history';
import { isDoing } from './operations';
import type { Truth } from './truth';

/** The most that the full feed shows. */
const SHOWN_MAX = 1_000;

/** What is wrong with the whole rooms that a client of the full feed was shown. It knows no `seq`: messages are told by their texts. */
export function findInWholeRooms(truth: Truth): Anomaly[] {
  const { logs } = truth.history;
  if (!logs.some(({ events }) => events.some(({ type }) => type === 'whole'))) return [];
  const places = placesOf(truth);
  return logs.flatMap((log) => [...inFrames(truth, log, places), ...(log.isCaughtUp ? atTheEnd(truth, log) : [])]);
}

/** Where each text that a message ever had stands, by author and text. */
function placesOf(truth: Truth): Map<string, number> {
  const seen = truth.witnessed.flatMap(({ sight }) => (sight.type === 'message' ? [sight] : []));
  const messages = [...truth.history.stored.messages, ...seen].filter(
    ({ kind, deleted }) => kind === 'message' && !deleted,
  );
  const places = new Map(messages.map(({ text, seq }) => [text, seq]));
  for (const operation of truth.operations) {
    if (isDoing(operation, 'edit')) places.set(operation.action.text, operation.action.seq);
    if (!isDoing(operation, 'send')) continue;
    const seq = operation.acknowledged[0]?.change;
    if (seq !== undefined) places.set(operation.action.text, seq);
  }
  return places;
}

function inFrames(truth: Truth, log: ClientLog, places: ReadonlyMap<string, number>): Anomaly[] {
  const { client } = log;
  const found: Anomaly[] = [];
  const invented = new Set<string>();
  let before: number[] = [];
  for (const entries of framesOf(log)) {
    const said = entries.filter(({ author }) => author !== undefined);
    for (const { text } of said) {
      if (!places.has(text) && !invented.has(text)) found.push(phantom(client, text));
      if (!places.has(text)) invented.add(text);
    }
    const seqs = said.flatMap(({ text }) => places.get(text) ?? []);
    const isIn = new Set(seqs);
    if (isIn.size < seqs.length)
      found.push({ name: 'doubled', what: `${client} was shown one twice`, evidence: [said] });
    const swapped = seqs.findIndex((seq, index) => seq < (seqs[index - 1] ?? 0));
    if (swapped > 0) {
      found.push({
        name: 'reordered',
        what: `${client} was shown another order`,
        evidence: said.slice(swapped - 1, swapped + 1),
      });
    }
    const first = isWindowFull(truth, seqs.at(-1) ?? 0) ? (seqs[0] ?? 0) : 0;
    const gone = before.filter((seq) => seq > first && !isIn.has(seq) && !mayBeGone(truth, seq));
    if (gone.length > 0)
      found.push({ name: 'lost', what: `${client} was shown ${gone}, and then not`, evidence: [said] });
    before = seqs;
  }
  return found;
}

/** Whether the oldest message made way for the newest. Deleted ones have their place in the window, and are not shown. */
function isWindowFull({ history }: Truth, newest: number): boolean {
  const filling = history.stored.messages[SHOWN_MAX - 1];
  return filling !== undefined && filling.seq <= newest;
}

function phantom(client: string, text: string): Anomaly {
  return { name: 'phantom', what: `${client} was shown what nobody said`, evidence: [text] };
}

function mayBeGone(truth: Truth, seq: number): boolean {
  return truth.isCleared(seq) || truth.operationsOn(seq).some((one) => isDoing(one, 'delete'));
}

function atTheEnd(truth: Truth, log: ClientLog): Anomaly[] {
  let last: Entry[] | undefined;
  for (const frame of framesOf(log)) last = frame;
  if (!last) return [];
  // Of all that the window holds, what was deleted is left out.
  const expected = truth.history.end.messages.slice(-SHOWN_MAX).filter(({ deleted }) => !deleted);
  const shown = last.slice(-expected.length);
  const at = expected.findIndex(({ text }, index) => shown[index]?.text !== text);
  if (at < 0) return [];
  const evidence: [unknown, Entry | undefined] = [expected[at], shown[at]];
  return [{ name: 'gap', what: `${log.client} ended with another room`, evidence }];
}
