import { keep, put, take, until, type Walk } from './bytes';
import { orientationOf, tiffOf } from './exif';
import type { Findings } from './findings';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const PROGRESSIVE = 0xc2;

/** Huffman tables, a reserved number and arithmetic coding have numbers among those that begin a picture. */
const notFrames = [0xc4, 0xc8, 0xcc];

/** Keeps of a JPEG what its picture is made of, with colour profile and orientation. What comes after its end is left out. */
export function* jpeg(findings: Findings): Walk {
  yield* keep(2);
  let inScan = false;
  for (;;) {
    // Decoders look past what stands between segments: nobody sees it.
    yield* until(markerIn, inScan);
    const head = yield* take(2);
    const marker = head[1] as number;
    inScan = false;
    if (marker === EOI) return yield* put(head);
    if (marker === SOI || marker === 0x01) continue;
    const length = yield* take(2);
    const size = length.readUInt16BE() - 2;
    if (size < 0) return;
    inScan = marker === SOS;
    if (isFrame(marker)) yield* frame(marker, size, Buffer.concat([head, length]), findings);
    else if (marker >= 0xe0) yield* applications(marker, size, findings);
    else {
      yield* put(Buffer.concat([head, length]));
      yield* keep(size);
    }
  }
}

/** Begins with 0xff. In the data of a scan a zero after it says that it is data; some mark where decoding can begin again. */
function markerIn(bytes: Buffer): number {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return at;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return -1;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !notFrames.includes(marker);
}

function* frame(marker: number, size: number, head: Buffer, findings: Findings): Walk {
  const said = yield* take(size);
  if (said.length < 6) return;
  const [height, width] = [said.readUInt16BE(1), said.readUInt16BE(3)];
  findings.measure(width, height);
  // A progressive one is put together in memory, two bytes a coefficient; others are read line by line.
  if (marker === PROGRESSIVE) findings.decodingBytes = width * height * 2 * samplesPerPixel(said);
  yield* put(head);
  yield* put(said);
}

function samplesPerPixel(frame: Buffer): number {
  let [samples, most] = [0, 1];
  for (let at = 7; at < frame.length; at += 3) {
    const [across, down] = [(frame[at] as number) >> 4, (frame[at] as number) & 15];
    samples += across * down;
    most = Math.max(most, across * down);
  }
  return samples / most;
}

/** What programs add to a picture: kept is what says how its colours are meant, and how it is turned. */
function* applications(marker: number, size: number, findings: Findings): Walk {
  const data = yield* take(size);
  const starts = (name: string) => data.toString('latin1', 0, name.length) === name;
  if (marker === 0xe0 && starts('JFIF\0') && size >= 14) {
    // Without the small picture that may follow.
    yield* segment(marker, Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)]));
  } else if (marker === 0xe2 && starts('ICC_PROFILE\0')) {
    yield* segment(marker, data);
  } else if (marker === 0xee && starts('Adobe') && size >= 12) {
    yield* segment(marker, data.subarray(0, 12));
  } else if (marker === 0xe1 && starts('Exif\0') && findings.orientation === 1) {
    findings.orientation = orientationOf(data.subarray(6));
    if (findings.orientation === 1) return;
    yield* segment(marker, Buffer.concat([data.subarray(0, 6), tiffOf(findings.orientation)]));
  }
}

function* segment(marker: number, data: Buffer): Walk {
  const size = data.length + 2;
  yield* put(Buffer.from([0xff, marker, size >> 8, size & 255]));
  yield* put(data);
}
