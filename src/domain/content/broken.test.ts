import { noise, photograph } from '../../../test/support/pictures';
import { readContent } from '../../../test/support/read-content';
import { Refusal } from '../../protocol/index';

/** From this seed all that is changed can be made again. */
const SEED = 20_261_122;

const files: Record<string, Buffer> = {};
beforeAll(async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) files[format] = await photograph(format, 6, [30, 20]);
  files.progressive = await noise(30, 20).jpeg({ progressive: true }).toBuffer();
  files.gif = await noise(30, 20).gif().toBuffer();
  const sound = 'ftypM4A \0\0\0\0\0\0\0Hmoov\0\0\0@udta\0\0\0\x10\xa9xyz51.5\0\0\0(meta';
  files.mp4 = Buffer.from(`\0\0\0\x10${sound}${'\0'.repeat(99)}`, 'latin1');
});

const names = ['jpeg', 'png', 'webp', 'avif', 'progressive', 'gif', 'mp4'];

/** Reads it in pieces: whatever it is, it is kept or refused, and no more comes out than went in and a new head. */
function survives(file: Buffer, piece: number): void {
  try {
    const { kept, found } = readContent(file, piece);
    expect(kept.length).toBeLessThanOrEqual(file.length + 64);
    if (found.kind === 'picture') expect((found.width as number) * (found.height as number)).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe('picture_too_large');
  }
}

test.each(names)('a %s may end after any of its bytes', (name) => {
  const file = files[name] as Buffer;
  const whole = readContent(file).kept;
  for (let end = 0; end < file.length; end += end < 3_000 ? 1 : 97) {
    const { kept, found } = readContent(file.subarray(0, end), 512);
    // What is known to be a picture begins as the whole one does: what was not understood is not kept.
    if (found.kind === 'picture') expect(kept.equals(whole.subarray(0, kept.length))).toBe(true);
  }
});

test.each(names)('what is changed in a %s, at random, breaks nothing', (name) => {
  const random = randomFrom(SEED);
  const file = files[name] as Buffer;
  // Most of what can go wrong stands in the beginning.
  const place = () => Math.floor(random() ** 3 * file.length);
  let [round, copy] = [0, file];
  try {
    for (; round < 700; round += 1) {
      copy = Buffer.from(file);
      for (let changes = 1 + Math.floor(random() * 6); changes > 0; changes -= 1) {
        const at = place();
        if (random() < 0.3) copy.subarray(at, at + 4).fill(random() < 0.5 ? 0xff : 0);
        else if (random() < 0.2) copy = Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + place())]);
        else copy[Math.min(at, copy.length - 1)] = Math.floor(random() * 256);
      }
      survives(copy, 1 + Math.floor(random() * 5_000));
    }
  } catch (error) {
    throw new Error(`seed ${SEED}, round ${round}: ${copy.toString('base64')}`, { cause: error });
  }
});

test('what is made up breaks nothing', () => {
  const random = randomFrom(SEED);
  for (let round = 0; round < 300; round += 1) {
    const head = (files[names[round % names.length] as string] as Buffer).subarray(0, 12 + (round % 40));
    const rest = Buffer.from(Array.from({ length: 300 }, () => Math.floor(random() * 256)));
    try {
      survives(Buffer.concat([head, rest]), 1 + Math.floor(random() * 64));
    } catch (error) {
      throw new Error(`seed ${SEED}, round ${round}`, { cause: error });
    }
  }
});

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
