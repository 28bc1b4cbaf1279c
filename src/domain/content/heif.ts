import { type Box, blankBox, keepBox, nextBox } from './boxes';
import { blank, keep, put, TAKEN_MAX, take, type Walk } from './bytes';
import type { Findings } from './findings';
import { type Items, readItems } from './heif-items';

/** Of an AVIF: what its decoder takes a pixel, as measured. */
const DECODING_BYTES = 20;

/** Blanks the metadata of an AVIF or HEIC file, which lies among its pictures. */
export function* heif(findings: Findings): Walk {
  for (let at = 0; ; ) {
    const box = yield* nextBox(Number.POSITIVE_INFINITY);
    if (!box) return;
    at += box.head.length;
    if (box.name === 'meta') {
      const items = yield* contents(box, findings);
      if (items) return yield* rest(at + box.size, items.metadata);
      return;
    }
    // What is told of after it has come cannot be blanked any more. Nobody writes pictures so.
    if (box.name === 'mdat' || box.name === 'moov') return;
    yield* box.name === 'uuid' ? blankBox(box) : keepBox(box);
    at += box.size;
  }
}

function* contents({ head, size }: Box, findings: Findings): Walk<Items | undefined> {
  if (size > TAKEN_MAX) return undefined;
  const meta = yield* take(size);
  const items = readableItems(meta);
  if (!items) return undefined;
  for (const { width, height } of [...(items.main ? [items.main] : []), ...items.sizes])
    findings.measure(width, height);
  // Quarter turns to the left, told as EXIF does.
  findings.orientation = items.turns % 2 === 1 ? 8 : 1;
  findings.decodingBytes = findings.pixels * DECODING_BYTES;
  yield* put(Buffer.concat([head, meta]));
  return items;
}

function readableItems(meta: Buffer): Items | undefined {
  try {
    return readItems(meta);
  } catch {
    // It says that there is more than it has.
    return undefined;
  }
}

/** Keeps what follows, without what lies between these places. */
function* rest(from: number, places: readonly [number, number][]): Walk {
  let at = from;
  for (const [start, end] of [...places].sort(([one], [other]) => one - other)) {
    if (end <= at) continue;
    yield* keep(Math.max(0, start - at));
    at = Math.max(start, at);
    yield* blank(end - at);
    at = end;
  }
  yield* keep(Number.POSITIVE_INFINITY);
}
