import sharp from 'sharp';
import { formats, noise, photograph, pixels, secrets } from '../../../test/support/pictures';
import { readContent } from '../../../test/support/read-content';

const GPS_IFD = 0x8825;

describe.each(formats)('of a %s', (format) => {
  let picture: Buffer;
  beforeAll(async () => {
    picture = await photograph(format);
  });

  test.each([1, 7, 4_096, 65_536])('nothing but the picture is kept, in pieces of %i bytes', async (piece) => {
    const { exif, xmp } = await sharp(picture).metadata();
    expect([exif?.includes('SnugCam'), exif?.includes(tag(GPS_IFD)), xmp?.includes('51,30N')]).toEqual([
      true,
      true,
      true,
    ]);
    const { kept } = readContent(picture, piece);
    expect(await sharp(kept).metadata()).not.toHaveProperty('exif');
    expect(await sharp(kept).metadata()).not.toHaveProperty('xmp');
    for (const secret of secrets) expect(kept.includes(secret)).toBe(false);
    const [before, after] = [await sharp(picture).metadata(), await sharp(kept).metadata()];
    expect(before.icc && after.icc?.equals(before.icc)).toBe(true);
    expect((await pixels(kept)).equals(await pixels(picture))).toBe(true);
  });

  test('reading it again changes nothing more', () => {
    const { kept, found } = readContent(picture);
    const again = readContent(kept);
    expect(again.found).toEqual(found);
    expect(again.kept.equals(kept)).toBe(true);
  });

  test('it is told as it is seen upright', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const { kept, found } = readContent(await photograph(format, orientation));
      const lies = orientation > 4 && format !== 'webp';
      expect(found).toMatchObject(lies ? { width: 60, height: 90 } : { width: 90, height: 60 });
      const { autoOrient } = await sharp(kept).metadata();
      expect(found).toMatchObject(autoOrient);
    }
  });
});

test('an orientation is kept, and nothing of what stood beside it', async () => {
  for (const format of ['jpeg', 'png'] as const) {
    const { exif, orientation } = await sharp(readContent(await photograph(format, 6)).kept).metadata();
    expect(orientation).toBe(6);
    expect(exif?.length).toBeLessThan(40);
  }
});

test('comments of a JPEG, what stands after its end, and other programs’ parts are left out', async () => {
  const picture = await photograph('jpeg');
  const parts = [
    segment(0xfe, 'SnugComment'),
    segment(0xed, 'Photoshop 3.0\0SnugIptc'),
    segment(0xe5, 'SnugProgram'),
    segment(0xe0, 'JFXX\0\x13\x01\x01SnugThumb'),
    Buffer.from('Snug garbage between'),
  ];
  const whole = Buffer.concat([
    picture.subarray(0, 2),
    ...parts,
    picture.subarray(2),
    Buffer.from('SnugTrailer'),
    picture,
  ]);
  const { kept, found } = readContent(whole, 11);
  expect(kept.equals(readContent(picture).kept)).toBe(true);
  expect(found).toMatchObject({ type: 'image/jpeg', width: 90, height: 60 });
});

test('a comment between the scans of a progressive JPEG is left out', async () => {
  const picture = await noise(64, 64).jpeg({ progressive: true }).toBuffer();
  const scan = picture.lastIndexOf(Buffer.from([0xff, 0xda]));
  const whole = Buffer.concat([picture.subarray(0, scan), segment(0xfe, 'SnugComment'), picture.subarray(scan)]);
  expect(readContent(whole, 5).kept.equals(picture)).toBe(true);
});

test('text, times and programs’ chunks of a PNG are left out, wherever they stand', async () => {
  const picture = await photograph('png');
  const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX', 'prVt'].map((name) => chunk(name, `Snug${name}`));
  const end = picture.lastIndexOf('IEND') - 4;
  const [header, data, last] = [picture.subarray(0, 33), picture.subarray(33, end), picture.subarray(end)];
  const whole = Buffer.concat([header, ...chunks, data, ...chunks, last, Buffer.from('PK\x03\x04Snug')]);
  expect(readContent(whole, 13).kept.equals(readContent(picture).kept)).toBe(true);
});

test('an animation stays one, without its comments', async () => {
  const frames = await Promise.all([1, 2, 3].map(() => noise(40, 30).png().toBuffer()));
  const animation = sharp(frames, { join: { animated: true } });
  for (const file of [await animation.gif({ loop: 2 }).toBuffer(), await animation.webp({ loop: 2 }).toBuffer()]) {
    const { kept, found } = readContent(file, 9);
    expect(found).toMatchObject({ kind: 'picture', width: 40, height: 30 });
    expect(await sharp(kept, { pages: -1 }).metadata()).toMatchObject({ pages: 3, loop: 2 });
    expect((await pixels(kept)).equals(await pixels(file))).toBe(true);
  }
  const gif = await animation.gif({ loop: 2 }).toBuffer();
  const extension = (label: number, ...texts: string[]) =>
    Buffer.from(
      `!${String.fromCharCode(label)}${texts.map((text) => String.fromCharCode(text.length) + text).join('')}\0`,
      'latin1',
    );
  const said = [extension(0xfe, 'SnugComment', 'and more'), extension(0xff, 'XMP DataXMP', 'SnugXmp')];
  const at = gif.indexOf(Buffer.from('!\xffNETSCAPE'.replace('N', '\x0bN'), 'latin1'));
  const whole = Buffer.concat([gif.subarray(0, at), ...said, gif.subarray(at), Buffer.from('SnugTrailer')]);
  expect(at).toBeGreaterThan(0);
  expect(readContent(whole, 3).kept.equals(gif)).toBe(true);
});

function tag(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(number);
  return bytes;
}

function segment(marker: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
}

function chunk(name: string, text: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  return Buffer.concat([size, Buffer.from(name + text), Buffer.alloc(4)]);
}
