// @ts-check
import { copyFileSync, existsSync } from 'node:fs';
import { build } from 'esbuild';

const worker = 'src/adapters/sqlite/checkpoint-worker.cjs';

/** @param {string} input a bundled file @returns {string} the folder of the package that it belongs to, or nothing */
const packageFolder = (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? '';

/** @param {string[]} inputs @returns {string[]} the packages that arrived from more than one folder */
export function bundledTwice(inputs) {
  const folders = [...new Set(inputs.map(packageFolder).filter(Boolean))];
  const names = folders.map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length));
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** Bundles the server into dist/server.js: one file loads faster and takes less memory than node_modules. */
export async function buildServer() {
  const { metafile } = await build({
    entryPoints: ['src/main.ts'],
    outfile: 'dist/server.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['better-sqlite3'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
  });
  const twice = bundledTwice(Object.keys(metafile.inputs));
  if (twice.length > 0) {
    throw new Error(`Bundled twice: ${twice.join(', ')}. Settle on one version by "overrides" in package.json.`);
  }
  if (existsSync(worker)) copyFileSync(worker, 'dist/checkpoint-worker.cjs');
}
