import { crc32 } from 'node:zlib';
import { drop, keep, put, TAKEN_MAX, take, type Walk } from './bytes';
import { orientationOf, tiffOf } from './exif';
import type { Findings } from './findings';

/** What a picture is made of, and what says how its colours are meant. */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** What decoding takes for each pixel of a line, measured: many lines are held at a time. */
const LINE_BYTES = 5_000;

/** Samples a pixel, by the type of the colour. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Keeps of a PNG what its picture is made of, and its orientation. What comes after its end is left out. */
export function* png(findings: Findings): Walk {
  yield* keep(8);
  for (;;) {
    const head = yield* take(8);
    const size = head.readUInt32BE();
    const name = head.toString('latin1', 4);
    if (size > 0x7fffffff || !/^[a-z]{4}$/i.test(name)) return;
    if (findings.pixels === 0) {
      if (name !== 'IHDR' || size !== 13) return;
      yield* header(head, findings);
    } else if (name === 'IHDR') return;
    else if (name === 'eXIf' && size <= TAKEN_MAX) yield* exif(size, findings);
    else if (kept.has(name)) {
      yield* put(head);
      yield* keep(size + 4);
      if (name === 'IEND') return;
    } else yield* drop(size + 4);
  }
}

function* header(head: Buffer, findings: Findings): Walk {
  const said = yield* take(17);
  const [depth, colour, , , interlaced] = said.subarray(8);
  findings.measure(said.readUInt32BE(0), said.readUInt32BE(4));
  const pixelBytes = ((samples[colour as number] ?? 4) * (depth as number)) / 8;
  // Interlaced ones are put together in memory.
  const together = interlaced === 1 ? findings.pixels * Math.max(pixelBytes, 1) : 0;
  findings.decodingBytes = findings.width * LINE_BYTES + together;
  yield* put(head);
  yield* put(said);
}

function* exif(size: number, findings: Findings): Walk {
  const data = yield* take(size);
  yield* drop(4);
  if (findings.orientation !== 1) return;
  findings.orientation = orientationOf(data);
  if (findings.orientation === 1) return;
  const chunk = Buffer.concat([Buffer.from('eXIf'), tiffOf(findings.orientation)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(chunk.length - 4);
  sum.writeUInt32BE(crc32(chunk));
  yield* put(Buffer.concat([length, chunk, sum]));
}
