// @ts-check
/**
 * Writes into package-lock.json the packages of the platforms that npm left out of it.
 *
 * Compilers such as Biome and Rolldown ship one optional package a platform. npm drops from the lockfile those that the
 * registry in use does not have, and then `npm ci` fails on a machine that needs one. Their versions are pinned by the
 * package that asks for them, so the entries can be written without asking a registry. Run it after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages keyed by path, as in package-lock.json
 */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];

/** @param {string} from @param {string} name @returns {string[]} the paths at which Node looks for `name` */
function lookups(from, name) {
  const parents = from.split('/node_modules/').slice(1).length;
  const paths = [`${from}/node_modules/${name}`];
  let parent = from;
  for (let depth = 0; depth < parents; depth++) {
    parent = parent.slice(0, parent.lastIndexOf('/node_modules/'));
    paths.push(`${parent}/node_modules/${name}`);
  }
  return [...paths, `node_modules/${name}`];
}

/** @param {string} name such as `@swc/core-linux-x64-musl` @returns {Pick<LockedPackage, 'os' | 'cpu' | 'libc'>} */
function platform(name) {
  const words = name.slice(name.indexOf('/') + 1).split('-');
  const at = words.findIndex((word) => systems.includes(word));
  if (at < 0) return { cpu: ['wasm32'] };
  const [os, cpu, abi] = words.slice(at);
  const libc = os !== 'linux' || !abi ? undefined : abi.startsWith('musl') ? 'musl' : 'glibc';
  return { cpu: [String(cpu)], ...(libc && { libc: [libc] }), os: [String(os)] };
}

/**
 * @param {LockedPackages} packages
 * @returns {LockedPackages} the entries that `packages` lacks: none when the lockfile is complete
 */
export function missingPlatforms(packages) {
  /** @type {LockedPackages} */
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (lookups(path, name).some((candidate) => packages[candidate])) continue;
      missing[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platform(name) };
    }
  }
  return missing;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingPlatforms(lock.packages);
  const paths = [...Object.keys(lock.packages), ...Object.keys(missing)].sort((a, b) => a.localeCompare(b, 'en'));
  const all = { ...lock.packages, ...missing };
  lock.packages = Object.fromEntries(paths.map((path) => [path, all[path]]));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${Object.keys(missing).length} platform packages added`);
}
