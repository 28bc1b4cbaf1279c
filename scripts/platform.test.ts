import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { missingPlatforms } from './complete-lockfile.mjs';

const inProcfile = /^web: (.+)$/m.exec(readFileSync('Procfile', 'utf8'))?.[1];
const manifest = readFileSync('manifest.yml', 'utf8');
const inManifest = /^ +command: (.+)$/m.exec(manifest)?.[1];
const flags = inManifest?.split(' ').filter((word) => word.startsWith('--')) ?? [];
const lockfile = readFileSync('package-lock.json', 'utf8');

/** The number that a flag such as `--max-old-space-size=40` gives, in MB. */
function megabytes(flag: string): number {
  const found = flags.find((word) => word.startsWith(`--${flag}=`));
  return Number(found?.split('=')[1]);
}

test('the Procfile and the manifest start the server by the same line', () => {
  expect(inProcfile).toBeDefined();
  expect(inProcfile).toBe(inManifest);
});

test('the line starts node itself on the built server', () => {
  expect(inManifest).toMatch(/^([A-Z_]+=\S+ )*node (--\S+ )*dist\/server\.js$/);
});

test('node takes every flag of the line', () => {
  expect(flags).not.toHaveLength(0);
  expect(execFileSync(process.execPath, [...flags, '-p', '1'], { encoding: 'utf8' })).toBe('1\n');
});

test('the heap leaves a third of the memory to everything else', () => {
  const memory = Number(/^ +memory: (\d+)M$/m.exec(manifest)?.[1]);
  // V8 keeps three semi-spaces.
  const heap = megabytes('max-old-space-size') + 3 * megabytes('max-semi-space-size');
  expect(heap).toBeLessThanOrEqual((memory * 2) / 3 + 1);
});

test('the lockfile names the packages of every platform', () => {
  expect(missingPlatforms(JSON.parse(lockfile).packages)).toEqual({});
});

test('the lockfile names no registry, so that every user installs from their own', () => {
  expect(lockfile).not.toMatch(/"resolved": "https?:/);
});
