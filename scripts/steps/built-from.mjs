// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const roots = [
  'src',
  'client',
  'scripts/build',
  'scripts/build.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
export const stamp = 'dist/.built-from';

/** @param {string} name of a file or folder that no build reads */
const isLeftOut = (name) => name === 'node_modules' || name === 'dist' || /\.test\.tsx?$/.test(name);

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).sort();
  return names.filter((name) => !isLeftOut(name)).flatMap((name) => filesIn(join(path, name)));
}

/** A hash of everything that a build reads: the same hash, the same build. */
export function sourceHash() {
  const hash = createHash('sha256').update(process.version);
  for (const file of roots.flatMap(filesIn)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether dist/ was built from the files as they now are. */
export function isBuilt() {
  const all = ['dist/server.js', 'dist/page/index.html', stamp].every((file) => existsSync(file));
  return all && readFileSync(stamp, 'utf8') === sourceHash();
}
