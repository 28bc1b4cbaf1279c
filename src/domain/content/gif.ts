import { type Find, keep, put, take, until, type Walk } from './bytes';
import type { Findings } from './findings';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const END = 0x3b;

/** How frames follow each other, and text that nobody draws but that belongs to the order of the frames. */
const CONTROL = 0xf9;
const PLAIN_TEXT = 0x01;
const APPLICATION = 0xff;

/** How often to begin anew, and the colour profile. Other programs' words are not kept. */
const applications = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/** Keeps of a GIF its frames and how they follow each other. What comes after its end is left out. */
export function* gif(findings: Findings): Walk {
  const screen = yield* take(13);
  findings.measure(screen.readUInt16LE(6), screen.readUInt16LE(8));
  // The whole of it, and the frame before.
  findings.decodingBytes = findings.pixels * 8;
  yield* put(screen);
  yield* keep(coloursSize(screen[10] as number));
  for (;;) {
    const kind = yield* take(1);
    if (kind[0] === EXTENSION) yield* extension();
    else if (kind[0] === IMAGE) yield* image(findings);
    else if (kind[0] !== 0) return yield* put(Buffer.of(END));
  }
}

function coloursSize(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function* image(findings: Findings): Walk {
  const head = yield* take(9);
  // Decoders make the whole as large as a frame that reaches beyond it.
  findings.measure(head.readUInt16LE(0) + head.readUInt16LE(4), head.readUInt16LE(2) + head.readUInt16LE(6));
  yield* put(Buffer.concat([Buffer.of(IMAGE), head]));
  yield* keep(coloursSize(head[8] as number) + 1);
  yield* blocks(true);
}

function* extension(): Walk {
  const label = yield* take(1);
  if (label[0] === CONTROL || label[0] === PLAIN_TEXT) {
    yield* put(Buffer.of(EXTENSION, label[0]));
    return yield* blocks(true);
  }
  if (label[0] !== APPLICATION) return yield* blocks(false);
  const size = yield* take(1);
  const name = yield* take(size[0] as number);
  const isKept = applications.includes(name.toString('latin1'));
  if (isKept) yield* put(Buffer.concat([Buffer.of(EXTENSION, APPLICATION), size, name]));
  if (size[0] !== 0) yield* blocks(isKept);
}

/** Their sizes stand before them, and a zero after the last. */
function* blocks(areKept: boolean): Walk {
  yield* until(afterBlocks(), areKept);
  const end = yield* take(1);
  if (areKept) yield* put(end);
}

function afterBlocks(): Find {
  let next = 0;
  return (bytes) => {
    while (next < bytes.length) {
      const size = bytes[next] as number;
      if (size === 0) {
        // Where it is asked again, it begins here.
        const end = next;
        next = 0;
        return end;
      }
      next += 1 + size;
    }
    next -= bytes.length;
    return -1;
  };
}
