// @ts-check
import { readFileSync } from 'node:fs';
import { explain } from './problem.mjs';
import { npm, run, seconds } from './run.mjs';

/** @typedef {import('../complete-lockfile.mjs').LockedPackages} LockedPackages */

/** @param {string} file @returns {LockedPackages | undefined} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {LockedPackages} wanted from package-lock.json
 * @param {LockedPackages | undefined} present from the copy that npm keeps of what it installed
 * @param {boolean} dev whether what only developers need must be there too
 */
export function isInstalled(wanted, present, dev) {
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, dev: forDevelopers, optional }]) => {
    if (path === '' || (forDevelopers && !dev)) return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/** A database compiled for another Node.js cannot be loaded by this one. */
async function databaseLoads() {
  const { code } = await run(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"]);
  return code === 0;
}

/** @param {string} doing @param {string[]} args */
async function install(doing, args) {
  const since = Date.now();
  console.log(`Packages: ${doing}; compiling the embedded database may take a minute or two …`);
  const { code, output } = await npm(args);
  if (code === 0 && (await databaseLoads())) return console.log(`Packages: ready in ${seconds(since)}`);
  console.error(output);
  throw explain('Installing', output);
}

/** Installs what package-lock.json asks for, unless it is there. @param {{ dev?: boolean }} [options] */
export async function installPackages({ dev = false } = {}) {
  const wanted = packagesIn('package-lock.json') ?? {};
  if (!isInstalled(wanted, packagesIn('node_modules/.package-lock.json'), dev)) {
    return install('installing', ['ci', ...(dev ? ['--include=dev'] : [])]);
  }
  if (await databaseLoads()) return console.log('Packages: unchanged');
  return install('this is another Node.js than last time', ['rebuild', 'better-sqlite3']);
}
