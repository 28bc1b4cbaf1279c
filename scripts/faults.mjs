// @ts-check
// `npm run faults`: the long form of the fault tests, one file after another: npm run faults -- [file …]
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { table } from './faults/table.mjs';
import { buildWhenNeeded } from './steps/build-when-needed.mjs';
import { installPackages } from './steps/install.mjs';
import { checkNodeVersion } from './steps/node-version.mjs';
import { giveUp, Problem } from './steps/problem.mjs';
import { run, seconds } from './steps/run.mjs';

const FOLDER = 'test/faults';
const FIGURES = 'test-results/faults.jsonl';

/** @typedef {{ file: string, takes: string }} LongTest */

/** The files that know of a long form. Each may say how long it takes. @returns {LongTest[]} */
function longTests() {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  return files.sort().flatMap((name) => {
    const file = join(FOLDER, name);
    const text = readFileSync(file, 'utf8');
    const takes = /Long form: ([^.]+)\./.exec(text)?.[1] ?? 'a few minutes';
    return text.includes("support/sizes'") ? [{ file, takes }] : [];
  });
}

/** @param {string[]} names parts of file names; all when empty @returns {LongTest[]} */
function chosen(names) {
  const all = longTests();
  const unknown = names.find((name) => !all.some(({ file }) => file.includes(name)));
  if (unknown === undefined) {
    return all.filter(({ file }) => names.length === 0 || names.some((name) => file.includes(name)));
  }
  throw new Problem(`No fault test is called ${unknown}: there are ${all.map(({ file }) => file).join(', ')}.`);
}

/** @param {LongTest} test @returns {Promise<boolean>} whether all of it passed */
async function runLong({ file, takes }) {
  const since = Date.now();
  console.log(`\n── ${file}: ${takes}`);
  const { code } = await run('jest', ['--runInBand', '--runTestsByPath', file], {
    show: true,
    env: { FAULTS: 'long' },
  });
  console.log(`${file}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds(since)}`);
  return code === 0;
}

async function main() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { positionals } = parseArgs({ allowPositionals: true });
  const tests = chosen(positionals);
  checkNodeVersion();
  await installPackages({ dev: true });
  await buildWhenNeeded();
  console.log('\nThe long form of the fault tests:');
  for (const { file, takes } of tests) console.log(`  ${file}: ${takes}`);
  rmSync(FIGURES, { force: true });
  let isOk = true;
  for (const test of tests) isOk = (await runLong(test)) && isOk;
  console.log(`\n── figures\n${table(FIGURES)}`);
  process.exitCode = isOk ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main().catch(giveUp);
