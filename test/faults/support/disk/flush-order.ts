import type { TraceEntry } from './trace';

const LOG = 'snug.db-wal';
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + 4_096;

/** A message that was acknowledged, by the id that the server gave it. */
export interface Acknowledged {
  id: string;
  seq: number;
  text: string;
}

/** Where in the trace a message went which step; undefined where it never did. */
interface Steps {
  /** The page of the log that holds it was written. */
  written: number | undefined;
  /** The last page of its transaction was. */
  committed: number | undefined;
  /** A flush of the log that began after that had ended, without an error. */
  flushed: number | undefined;
  /** The first byte of the acknowledgement was given to a socket. */
  acknowledged: number | undefined;
  /** The first byte of its text was, to whomever. */
  shown: number | undefined;
}

/** Finds the steps of messages in a trace. */
export class FlushOrder {
  private readonly written: Map<string, number>;
  private readonly sent: Map<string, number>;
  private readonly commits: number[] = [];
  private readonly flushes: { began: number; ended: number }[] = [];

  constructor(
    trace: TraceEntry[],
    /** The texts of all messages have this form. */
    text: RegExp,
  ) {
    this.written = firstIn(trace, text, (entry) =>
      entry.kind === 'written' && entry.file === LOG ? 'log' : undefined,
    );
    const acknowledgement = /"ok":true,"id":"[^"]+"|\{"id":"[^"]+","seq":\d+,"sentAt":\d+\}/;
    const leaving = new RegExp(`${text.source}|${acknowledgement.source}`);
    this.sent = firstIn(trace, leaving, (entry) => (entry.kind === 'sent' ? String(entry.stream) : undefined));
    this.readLog(trace);
  }

  /** What is wrong with the order of a message's steps. */
  faultsOf(message: Acknowledged): string[] {
    const { written, committed, flushed, acknowledged, shown } = this.stepsOf(message);
    if (acknowledged === undefined) return [`${message.seq}: the trace has no acknowledgement`];
    if (written === undefined || committed === undefined) return [`${message.seq} is in no transaction of the log`];
    const isEarly = (at: number | undefined) => at !== undefined && !(flushed !== undefined && flushed < at);
    return [
      ...(isEarly(acknowledged) ? [`${message.seq} was acknowledged before it was flushed`] : []),
      ...(isEarly(shown) ? [`${message.seq} was shown before it was flushed`] : []),
    ];
  }

  stepsOf({ id, text }: Acknowledged): Steps {
    const written = this.written.get(text);
    const committed = written && this.commits.find((commit) => commit >= written);
    const flushed = committed && this.flushes.find(({ began }) => began > committed)?.ended;
    return { written, committed, flushed, acknowledged: this.sent.get(id), shown: this.sent.get(text) };
  }

  private readLog(trace: TraceEntry[]): void {
    const began = new Map<number, number>();
    let isLast = false;
    for (const [at, entry] of trace.entries()) {
      if (!('file' in entry) || entry.file !== LOG) continue;
      if (entry.kind === 'written' && isFrameHeader(entry)) isLast = entry.bytes.readUInt32BE(4) !== 0;
      else if (entry.kind === 'written' && isLast) this.commits.push(at);
      else if (entry.kind === 'flush begins') began.set(entry.call, at);
      else if (entry.kind === 'flush ended' && entry.ok) {
        this.flushes.push({ began: began.get(entry.call) as number, ended: at });
      }
    }
  }
}

/** A frame is a page behind its header, which tells whether a transaction ends with it. */
function isFrameHeader({ offset, bytes }: { offset: number; bytes: Buffer }): boolean {
  return bytes.length === FRAME_HEADER_BYTES && (offset - LOG_HEADER_BYTES) % FRAME_BYTES === 0;
}

/** No match is longer. */
const MATCH_MAX = 1_024;

/** Where in the trace each match of `pattern` begins for the first time, in what goes to one stream. */
function firstIn(
  trace: TraceEntry[],
  pattern: RegExp,
  streamOf: (entry: TraceEntry) => string | undefined,
): Map<string, number> {
  const everywhere = new RegExp(pattern, 'g');
  const found = new Map<string, number>();
  /** The end of each stream so far, in the parts in which it was written: a match may begin there. */
  const ends = new Map<string, Part[]>();
  for (const [at, entry] of trace.entries()) {
    const stream = streamOf(entry);
    if (stream === undefined || !('bytes' in entry)) continue;
    const parts = [...(ends.get(stream) ?? []), { at, text: entry.bytes.toString('latin1') }];
    for (const match of parts
      .map(({ text }) => text)
      .join('')
      .matchAll(everywhere)) {
      const name = /"id":"([^"]+)"/.exec(match[0])?.[1] ?? match[0];
      const earliest = Math.min(found.get(name) ?? at, partAt(parts, match.index).at);
      found.set(name, earliest);
    }
    ends.set(stream, endOf(parts));
  }
  return found;
}

interface Part {
  at: number;
  text: string;
}

function partAt(parts: Part[], index: number): Part {
  let end = 0;
  return parts.find(({ text }) => {
    end += text.length;
    return index < end;
  }) as Part;
}

function endOf(parts: Part[]): Part[] {
  const end: Part[] = [];
  let length = 0;
  for (const { at, text } of parts.toReversed()) {
    if (length >= MATCH_MAX) break;
    end.unshift({ at, text: text.slice(length - MATCH_MAX) });
    length += text.length;
  }
  return end;
}
