import { blank, keep, put, take, type Walk } from './bytes';
import type { Findings } from './findings';

/** What a picture is made of, and its colour profile. */
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

const METADATA_FLAGS = 0x0c;
const ANIMATED = 0x02;

/**
 * Blanks in a WebP all that is not its picture, with its orientation too: no browser turns these. All sizes stay as they are, since
 * the file begins with its own. What comes after its end is left out.
 */
export function* webp(findings: Findings): Walk {
  const start = yield* take(12);
  yield* put(start);
  let left = start.readUInt32LE(4) - 4;
  while (left >= 8) {
    const head = yield* take(8);
    const name = head.toString('latin1', 0, 4);
    const size = head.readUInt32LE(4);
    const padded = size + (size % 2);
    if (padded > left - 8) return;
    if (!kept.has(name)) head.write('JUNK', 'latin1');
    yield* put(head);
    const seen = kept.has(name) ? yield* measured(name, size, findings) : 0;
    if (kept.has(name)) yield* keep(padded - seen);
    else yield* blank(padded);
    left -= 8 + padded;
  }
}

/** Reads what the chunk says of its size. Returns how many bytes of it that took. */
function* measured(name: string, size: number, findings: Findings): Walk<number> {
  const length = { VP8X: 10, 'VP8 ': 10, VP8L: 5, ANMF: 16 }[name] ?? 0;
  if (size < length || length === 0) return 0;
  const said = yield* take(length);
  if (name === 'VP8X') {
    const flags = said[0] as number;
    said[0] = flags & ~METADATA_FLAGS;
    findings.measure(said.readUIntLE(4, 3) + 1, said.readUIntLE(7, 3) + 1);
    findings.decodingBytes = flags & ANIMATED ? findings.pixels * 8 : 0;
  } else if (name === 'ANMF') {
    findings.measure(said.readUIntLE(6, 3) + 1, said.readUIntLE(9, 3) + 1);
  } else if (name === 'VP8 ') {
    findings.measure(said.readUInt16LE(6) & 0x3fff, said.readUInt16LE(8) & 0x3fff);
    findings.decodingBytes ||= findings.pixels;
  } else {
    const sizes = said.readUInt32LE(1);
    findings.measure((sizes & 0x3fff) + 1, ((sizes >> 14) & 0x3fff) + 1);
    findings.decodingBytes ||= findings.pixels * 5;
  }
  yield* put(said);
  return length;
}
