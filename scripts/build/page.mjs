// @ts-check
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Problem } from '../steps/problem.mjs';

const text = /\.(html|js|css|svg|json|webmanifest|txt|xml)$/;

/** Writes `file`.gz and `file`.br where they are smaller, so that the server never compresses. @param {string} file */
async function compress(file) {
  const content = readFileSync(file);
  const gz = await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION });
  const br = await promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  if (gz.length < content.length) writeFileSync(`${file}.gz`, gz);
  if (br.length < content.length) writeFileSync(`${file}.br`, br);
}

/** Builds the page into dist/page, each text file with its compressed twins beside it. */
export async function buildPage() {
  // Vite belongs to the client workspace: it is found from there, wherever npm put it.
  const vite = dirname(createRequire(resolve('client/package.json')).resolve('vite/package.json'));
  const args = [join(vite, 'bin/vite.js'), 'build', 'client'];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Problem('The page could not be built: the lines above say why.');

  const files = readdirSync('dist/page', { recursive: true, encoding: 'utf8' });
  await Promise.all(files.filter((file) => text.test(file)).map((file) => compress(join('dist/page', file))));
}
