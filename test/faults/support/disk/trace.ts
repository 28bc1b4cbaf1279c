/** What a process asked of its kernel, as disk.c noted it. */
export type TraceEntry =
  | { kind: 'written'; file: string; offset: number; bytes: Buffer }
  | { kind: 'truncated'; file: string; length: number }
  | { kind: 'removed'; file: string }
  | { kind: 'flush begins'; file: string; call: number }
  | { kind: 'flush ended'; file: string; call: number; ok: boolean }
  /** `bytes` are those that the kernel took. Noted before it did. */
  | { kind: 'sent'; stream: number; bytes: Buffer }
  | { kind: 'other' };

const HEADER_BYTES = 64;

/** One line of the trace: see disk.c. */
interface Line {
  kind: string;
  offset: number;
  result: number;
  call: number;
  stream: number;
  file: string;
  bytes: Buffer;
}

export function readTrace(trace: Buffer): TraceEntry[] {
  const lines = [...readLines(trace)];
  const taken = new Map(lines.filter(({ kind }) => kind === 's').map(({ call, result }) => [call, result]));
  return lines.map((line) => entryOf(line, taken));
}

/** A line that was cut off when the process was killed is none. */
function* readLines(trace: Buffer): Iterable<Line> {
  for (let at = 0; at + HEADER_BYTES <= trace.length; ) {
    const length = trace.readUInt32LE(at + 4);
    const number = (offset: number) => Number(trace.readBigInt64LE(at + offset));
    const from = at + HEADER_BYTES;
    if (from + length > trace.length) return;
    const name = trace.subarray(at + 40, from);
    yield {
      kind: String.fromCharCode(trace.readUInt32LE(at)),
      offset: number(8),
      result: number(16),
      call: number(24),
      stream: number(32),
      file: name.toString('latin1', 0, name.indexOf(0)),
      bytes: trace.subarray(from, from + length),
    };
    at = from + length;
  }
}

function entryOf({ kind, file, offset, result, call, stream, bytes }: Line, taken: Map<number, number>): TraceEntry {
  switch (kind) {
    case 'W':
      return { kind: 'written', file, offset, bytes };
    case 'T':
      return { kind: 'truncated', file, length: offset };
    case 'U':
      return { kind: 'removed', file };
    case 'F':
      return { kind: 'flush begins', file, call };
    case 'f':
      return { kind: 'flush ended', file, call, ok: result === 0 };
    case 'S':
      // A process that was killed meanwhile may have sent all of it.
      return { kind: 'sent', stream, bytes: bytes.subarray(0, Math.max(0, taken.get(call) ?? bytes.length)) };
    default:
      return { kind: 'other' };
  }
}
