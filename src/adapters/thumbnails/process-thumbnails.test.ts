import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { formats, noise, photograph, secrets } from '../../../test/support/pictures';
import { type Made, makeInProcess } from './own-process';
import { type Means, ProcessThumbnails } from './process-thumbnails';

const folder = mkdtempSync(join(tmpdir(), 'snug-thumbnails-'));
afterAll(() => rmSync(folder, { recursive: true }));

let warned: string[];
const log = {
  debug() {},
  info() {},
  warn: (_fields: object, message: string) => void warned.push(message),
  error() {},
};

let thumbnails: ProcessThumbnails;
function open(by: Partial<Means> = {}): ProcessThumbnails {
  const usual = { memoryLeft: () => 2 ** 30, make: makeInProcess, timeoutMs: 15_000, patienceMs: 15_000 };
  thumbnails = new ProcessThumbnails(log, { ...usual, ...by });
  return thumbnails;
}
beforeEach(() => {
  warned = [];
  open();
});
afterEach(() => thumbnails.close());

const make = (bytes: Buffer | string, decodingBytes = 0) => {
  const path = join(folder, 'picture');
  writeFileSync(path, bytes);
  return thumbnails.make({ path, decodingBytes }, 72);
};

test.each(formats)('of a %s: a small WebP, upright, that says nothing of where it was taken', async (format) => {
  const small = await make(await photograph(format, 6, [240, 120]));
  const metadata = await sharp(small as Buffer).metadata();
  expect(metadata).toMatchObject({ format: 'webp', width: 36, height: 72 });
  for (const key of ['exif', 'xmp', 'icc', 'orientation']) expect(metadata).not.toHaveProperty(key);
  for (const secret of secrets) expect(small?.includes(secret)).toBe(false);
});

test('of an animation: a still', async () => {
  const frames = await Promise.all([1, 2].map(() => noise(100, 80).png().toBuffer()));
  const small = await make(
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  expect(await sharp(small as Buffer).metadata()).toMatchObject({ width: 72, height: 58 });
  expect((await sharp(small as Buffer).metadata()).pages ?? 1).toBe(1);
});

test('a small picture is not made larger', async () => {
  expect(await sharp((await make(await photograph('png', 1, [20, 10]))) as Buffer).metadata()).toMatchObject({
    width: 20,
  });
});

test('what is no picture, or none of those that are shown, has none', async () => {
  const broken = (await photograph('jpeg')).subarray(0, 900);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hostname"/></svg>';
  const tiff = await noise(20, 20).tiff().toBuffer();
  for (const bytes of [broken, svg, tiff, '']) expect(await make(bytes)).toBeUndefined();
  expect(await thumbnails.make({ path: join(folder, 'absent'), decodingBytes: 0 }, 72)).toBeUndefined();
});

test('one is made at a time, and of too many that wait the last have none', async () => {
  const ends: (() => void)[] = [];
  open({ make: () => new Promise((resolve) => ends.push(() => resolve({ webp: Buffer.of(1) }))) });
  const all = Array.from({ length: 40 }, () => make('any'));
  await expect(Promise.all(all.slice(32))).resolves.toEqual(Array(8).fill(undefined));
  expect(thumbnails.waiting).toBe(32);
  for (let made = 0; made < 32; made += 1) {
    await Promise.all([all[made - 1]]);
    await new Promise(setImmediate);
    expect(ends).toHaveLength(made + 1);
    ends[made]?.();
  }
  expect((await Promise.all(all)).filter(Boolean)).toHaveLength(32);
  expect(thumbnails.waiting).toBe(0);
});

test('who waited too long has none, and whoever comes after has', async () => {
  let end = () => {};
  open({ patienceMs: 20, make: () => new Promise((resolve) => (end = () => resolve({ webp: Buffer.of(1) }))) });
  const [first, second] = [make('any'), make('any')];
  await new Promise((resolve) => setTimeout(resolve, 30));
  end();
  expect([await first, await second]).toEqual([Buffer.of(1), undefined]);
  const third = make('any');
  await new Promise(setImmediate);
  end();
  expect(await third).toEqual(Buffer.of(1));
});

test('a process that takes too long is ended, and one that is not needed any more', async () => {
  const picture = await photograph('png', 1, [2_000, 1_500]);
  open({ timeoutMs: 20 });
  expect(await make(picture)).toBeUndefined();
  open();
  const made = make(picture);
  setTimeout(() => thumbnails.close(), 20);
  expect(await made).toBeUndefined();
});

test('where decoding would take more memory than there is, there is none', async () => {
  open({ memoryLeft: () => 100 * 1024 * 1024 });
  const picture = await photograph('jpeg');
  expect(await make(picture, 80 * 1024 * 1024)).toBeUndefined();
  expect(await make(picture, 60 * 1024 * 1024)).toBeInstanceOf(Buffer);
});

test('where sharp cannot be loaded, that is said once, and nothing more is tried', async () => {
  let tries = 0;
  const fail = async (): Promise<Made> => {
    tries += 1;
    return 'no-sharp';
  };
  open({ make: fail });
  for (const _ of [1, 2, 3]) expect(await make('any')).toBeUndefined();
  expect(tries).toBe(1);
  expect(warned).toEqual(['pictures get no thumbnails: sharp cannot be loaded on this machine']);
});
