import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { noise } from '../../../test/support/pictures';
import { readContent } from '../../../test/support/read-content';
import { Refusal } from '../../protocol/index';

const refused = new Refusal('picture_too_large');

/** The head of a PNG: what a picture of 30,000 × 30,000 begins with, whatever follows. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

function changed(picture: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(picture);
  change(copy);
  return copy;
}

/** In each frame that a JPEG has. */
function jpegSize(picture: Buffer, width: number, height: number): Buffer {
  return changed(picture, (copy) => {
    const at = copy.indexOf(Buffer.from([0xff, 0xc0, 0, 17]));
    copy.writeUInt16BE(height, at + 5);
    copy.writeUInt16BE(width, at + 7);
  });
}

test('a bomb of 30,000 × 30,000 is refused by its first bytes', () => {
  const bomb = Buffer.concat([
    pngHead(30_000, 30_000),
    Buffer.from('\0\0\xff\xffIDAT', 'latin1'),
    deflateSync(Buffer.alloc(1e6)),
  ]);
  expect(() => readContent(bomb)).toThrow(refused);
  expect(() => readContent(bomb.subarray(0, 33))).toThrow(refused);
});

test.each([
  ['the largest that is taken', 10_000, 5_000, false],
  ['a line more', 10_000, 5_001, true],
  ['what no number of 32 bits holds', 0xffffffff, 0xffffffff, true],
  ['a stripe', 0xffffffff, 1, true],
])('%s', (_what, width, height, isRefused) => {
  const read = () => readContent(pngHead(width, height)).found;
  if (isRefused) expect(read).toThrow(refused);
  else expect(read()).toMatchObject({ type: 'image/png', width, height });
});

describe('one that lies about its size is refused by the largest that it tells:', () => {
  let jpeg: Buffer;
  let gif: Buffer;
  let lossy: Buffer;
  let lossless: Buffer;
  let animated: Buffer;
  let avif: Buffer;
  beforeAll(async () => {
    const picture = noise(40, 30);
    const frames = await Promise.all([1, 2].map(() => noise(40, 30).png().toBuffer()));
    [jpeg, gif, lossy, lossless, animated, avif] = await Promise.all([
      picture.clone().jpeg().toBuffer(),
      picture.clone().gif().toBuffer(),
      picture.clone().webp().toBuffer(),
      picture.clone().webp({ lossless: true }).toBuffer(),
      sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
      picture.clone().avif({ effort: 0 }).toBuffer(),
    ]);
  });

  test('a JPEG, in a second frame too', () => {
    const lie = jpegSize(jpeg, 65_535, 65_535);
    expect(() => readContent(lie)).toThrow(refused);
    const frame = lie.subarray(lie.indexOf(Buffer.from([0xff, 0xc0])), lie.indexOf(Buffer.from([0xff, 0xc0])) + 19);
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    expect(() => readContent(Buffer.concat([jpeg.subarray(0, scan), frame, jpeg.subarray(scan)]))).toThrow(refused);
  });

  test('a GIF, in the place of a frame too', () => {
    const screen = changed(gif, (copy) => copy.writeUInt32LE(0xffffffff, 6));
    const frame = changed(gif, (copy) => copy.writeUInt16LE(0xffff, copy.indexOf(Buffer.from([0x2c, 0, 0, 0, 0])) + 1));
    const tall = changed(frame, (copy) =>
      copy.writeUInt16LE(0xffff, copy.indexOf(Buffer.from([0x2c, 0xff, 0xff])) + 3),
    );
    expect(() => readContent(screen)).toThrow(refused);
    expect(() => readContent(tall)).toThrow(refused);
  });

  test('a WebP, lossy, lossless, and in a frame of an animation', () => {
    expect(() => readContent(changed(lossy, (copy) => copy.writeUInt32LE(0x3fff3fff, 26)))).toThrow(refused);
    expect(() => readContent(changed(lossless, (copy) => copy.writeUInt32LE(0x0fffffff, 21)))).toThrow(refused);
    const canvas = changed(animated, (copy) => copy.fill(0xff, 24, 30));
    const frame = changed(animated, (copy) => copy.fill(0xff, copy.indexOf('ANMF') + 14, copy.indexOf('ANMF') + 20));
    expect(() => readContent(canvas)).toThrow(refused);
    expect(() => readContent(frame)).toThrow(refused);
  });

  test('an AVIF', () => {
    const lie = changed(avif, (copy) => copy.fill(0xff, copy.indexOf('ispe') + 8, copy.indexOf('ispe') + 16));
    expect(() => readContent(lie)).toThrow(refused);
  });
});

test('a picture without a size is no picture, and kept as it is', async () => {
  const none = [
    pngHead(0, 100),
    await noise(40, 30)
      .jpeg()
      .toBuffer()
      .then((jpeg) => jpegSize(jpeg, 40, 0)),
  ];
  for (const file of none) expect(readContent(file).found).toEqual({ type: 'application/octet-stream', kind: 'other' });
  expect(readContent(pngHead(0, 100)).kept).toEqual(pngHead(0, 100));
});
