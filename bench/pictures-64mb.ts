/**
 * Does Snug live in 64 MB while people send pictures? `npx tsx bench/pictures-64mb.ts [--people 20] [--megabytes 10]
 * [--format jpeg|png|webp] [--progressive]`. Exit code 0 if it lives and has kept every picture, or if it cannot be tried here.
 */
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { Bench } from './bench';
import { megabytes, milliseconds } from './figures';
import { uploadAtOnce } from './load/uploads';
import { readOptions } from './options';
import { CannotRun } from './rows/row';
import { createMemoryCgroup } from './servers/memory-cgroup';
import { shippedCommand } from './servers/shipped-command';
import { snug } from './servers/subject';

const LIMIT = 64 * 1024 * 1024;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '20' },
      megabytes: { type: 'string', default: '10' },
      format: { type: 'string', default: 'jpeg' },
      progressive: { type: 'boolean', default: false },
      server: { type: 'string' },
    },
  });
  const bench = new Bench(readOptions(values.server ? ['--server', values.server] : []));
  try {
    const { flags, env, from } = shippedCommand();
    const picture = await pictureOf(Number(values.megabytes) * 1024 * 1024, values.format, values.progressive);
    const cgroup = createMemoryCgroup(LIMIT);
    bench.atEnd(() => cgroup.remove());
    const server = await snug.start(bench, { nodeFlags: flags, env, through: cgroup.through });
    const before = cgroup.usage().anonymous;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, cgroup.usage().anonymous);
    }, 20);
    const { kept, thumbnails, refused, longestMs } = await uploadAtOnce(server.port, Number(values.people), picture);
    clearInterval(watch);
    const { peak, limitReached, killed } = cgroup.usage();
    console.log(from);
    console.log(`${values.people} people, each with ${megabytes(picture.length)} of ${values.format}, all at once`);
    console.log(`kept ${kept}, of these with a thumbnail ${thumbnails}, the last after ${milliseconds(longestMs)}`);
    console.log(
      `own memory ${megabytes(before)} before, ${megabytes(most)} at the most, with cached files ${megabytes(peak)}`,
    );
    console.log(`limit reached ${limitReached} times, processes killed ${killed}`);
    for (const what of refused) console.log(`BROKEN  ${what}`);
    if (!server.running() || killed > 0 || refused.length > 0) process.exitCode = 1;
    console.log(process.exitCode ? 'It does not live in 64 MB.' : 'It lives in 64 MB and kept every picture.');
  } finally {
    await bench.endRow();
    bench.close();
  }
}

/** A picture of 12 megapixels, as phones take them, of so many bytes or some more: what follows it is left out by the server. */
async function pictureOf(bytes: number, format: string, progressive: boolean): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const [width, height] = format === 'png' ? [2_200, 1_650] : [4_000, 3_000];
  const picture = sharp({ create: { width, height, channels: 3, background: '#808080', noise } });
  for (let quality = 60; ; quality += 5) {
    const options = { quality: Math.min(quality, 100), progressive, ...(format === 'webp' ? { effort: 0 } : {}) };
    const made = await picture
      .clone()
      .toFormat(format as 'jpeg', format === 'png' ? { progressive } : options)
      .toBuffer();
    if (made.length >= bytes || quality >= 100 || format === 'png') return made;
  }
}

main().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof CannotRun) console.log(`Cannot be tried here: ${why}.`);
  else {
    console.error(why);
    process.exitCode = 1;
  }
});
