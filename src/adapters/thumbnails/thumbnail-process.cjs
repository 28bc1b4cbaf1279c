// @ts-check
// `node thumbnail-process.cjs <picture> <longest side>`: writes a small WebP of the picture to standard output. A process of its
// own, so that a picture that breaks its decoder, or takes too much memory, ends this one and not the chat.
const { writeFileSync } = require('node:fs');
const { setPriority } = require('node:os');

/** As `own-process.ts` reads them. */
const NO_SHARP = 3;
const BROKEN = 4;

const SECONDS = 10;

/** What pictures are refused at earlier than this, by their heads. */
const PIXELS_MAX = 60_000_000;

/** What decodes the pictures that are taken here, and nothing else that the library could open. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Gif', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}File`);

const [path, longSide] = process.argv.slice(2);

try {
  setPriority(10);
  // Where there is no memory left, Linux ends whoever asks for it most loudly: this, rather than the chat.
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {}

/** @returns {typeof import('sharp')} */
function load() {
  try {
    return require('sharp');
  } catch {
    process.exit(NO_SHARP);
  }
}

async function main() {
  const sharp = load();
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
  const side = Number(longSide);
  const small = await sharp(path, { limitInputPixels: PIXELS_MAX, sequentialRead: true, failOn: 'error' })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: SECONDS })
    .webp({ quality: 80, effort: 3 })
    .toBuffer();
  process.stdout.write(small);
}

main().catch(() => {
  process.exitCode = BROKEN;
});
