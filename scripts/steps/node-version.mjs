// @ts-check
import { readFileSync } from 'node:fs';
import { Problem } from './problem.mjs';

/** Refuses a Node.js older than package.json asks for. @param {string} version such as `20.19.0` */
export function checkNodeVersion(version = process.versions.node) {
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = wanted.split('.').map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Problem(
    `Snug needs Node.js ${wanted} or newer and this is ${version}: install a newer one from nodejs.org.`,
  );
}
