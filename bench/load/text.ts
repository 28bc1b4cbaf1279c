/**
 * What the load says. A measured text begins `~<sender>.<number>.<when>~`, so that whoever receives it can tell who
 * sent it, that nothing before it is missing, that it did not come before, and how long it took. Texts of the history
 * have the same length and no such mark.
 */

const CHATTER = ' and then we all went down to the river, and it was warm until late';
const LENGTH = 80;

/** Microseconds on the clock that all processes of this machine share. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e6 + Math.floor(nanoseconds / 1e3);
}

export function markedText(sender: number, number: number): string {
  return `~${sender}.${number}.${now()}~${CHATTER}`.slice(0, LENGTH);
}

export function historyText(number: number): string {
  return `${number} of long ago,${CHATTER}${CHATTER}`.slice(0, LENGTH);
}

/** Messages that came in one frame, as columns, because a storm of objects would be the load's own cost. */
export interface Batch {
  senders: number[];
  numbers: number[];
  sentAt: number[];
  /** On the delta feed: the first and the last `seq` of the batch. */
  seqs?: { first: number; last: number };
  /** The frame holds the whole room, so that most of it was seen before. */
  whole?: true;
}

export function emptyBatch(): Batch {
  return { senders: [], numbers: [], sentAt: [] };
}

const MARK = /^~(\d+)\.(\d+)\.(\d+)~/;

export function addText(batch: Batch, text: string): void {
  const mark = MARK.exec(text);
  if (!mark) return;
  batch.senders.push(Number(mark[1]));
  batch.numbers.push(Number(mark[2]));
  batch.sentAt.push(Number(mark[3]));
}

const TILDE = 0x7e;
const DOT = 0x2e;
const ZERO = 0x30;

/** The mark of a frame that carries one message, read from its bytes: parsing JSON 240,000 times a second is too dear. */
export function scanOne(payload: Buffer): Batch | undefined {
  const start = payload.indexOf(TILDE);
  if (start < 0) return undefined;
  const fields = [0, 0, 0];
  let field = 0;
  for (let at = start + 1; at < payload.length; at++) {
    const byte = payload[at] as number;
    if (byte === TILDE) break;
    if (byte === DOT) field++;
    else fields[field] = (fields[field] as number) * 10 + byte - ZERO;
  }
  const [sender, number, sentAt] = fields as [number, number, number];
  return { senders: [sender], numbers: [number], sentAt: [sentAt] };
}
