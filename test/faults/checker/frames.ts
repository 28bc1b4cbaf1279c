import type { ClientLog, Entry } from './history';

/** The whole rooms that a client was shown, one after another. A log has of each what is not as in the one before. */
export function* framesOf({ events }: ClientLog): Generator<Entry[]> {
  let frame: Entry[] = [];
  for (const event of events) {
    if (event.type !== 'whole') continue;
    const { kept: [from, to] = [0, 0], entries } = event;
    frame = [...frame.slice(from, to), ...entries];
    yield frame;
  }
}

/** What a log has to have of a whole room, after another. */
export function difference(
  before: readonly Entry[],
  after: Entry[],
): { kept: [from: number, to: number]; entries: Entry[] } {
  const from = Math.max(
    0,
    before.findIndex((entry) => isSame(entry, after[0])),
  );
  let length = 0;
  while (from + length < before.length && isSame(before[from + length], after[length])) length += 1;
  return { kept: [from, from + length], entries: after.slice(length) };
}

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return one?.text === other?.text && one?.author === other?.author;
}
