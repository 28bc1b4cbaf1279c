// @ts-check
// `npm test`: installs what is missing, then runs every check, or those named: npm test -- --only types,jest [file …]
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWhenNeeded } from './steps/build-when-needed.mjs';
import { checks, clearReport, countTests } from './steps/checks.mjs';
import { findChromium, installChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { checkNodeVersion } from './steps/node-version.mjs';
import { giveUp, Problem } from './steps/problem.mjs';
import { run, seconds } from './steps/run.mjs';

/** @typedef {import('./steps/checks.mjs').Check} Check */
/** @typedef {{ name: string, ok: boolean, took: string, tests?: import('./steps/checks.mjs').Tests }} Result */

/** @param {string | undefined} only names separated by commas; all when left out */
function chosen(only) {
  const names = only?.split(',') ?? checks.map(({ name }) => name);
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length === 0) return checks.filter(({ name }) => names.includes(name));
  throw new Problem(
    `No check is called ${unknown.join(', ')}: there are ${checks.map(({ name }) => name).join(', ')}.`,
  );
}

/** @param {Check[]} wanted whether everything that the browser tests need is there; says what is not */
async function prepare(wanted) {
  checkNodeVersion();
  await installPackages({ dev: true });
  if (!wanted.some(({ report }) => report)) return;
  if (wanted.some(({ browser }) => browser)) await installChromium();
  await buildWhenNeeded();
}

/** @param {Check} check @param {string[]} files @returns {Promise<Result>} */
async function runCheck(check, files) {
  const since = Date.now();
  console.log(`\n── ${check.name}`);
  clearReport(check);
  const command = JSON.parse(readFileSync('package.json', 'utf8')).scripts[check.name];
  const words = check.report ? [command, ...files.map((file) => JSON.stringify(file))] : [command];
  const env = { CHROMIUM_PATH: findChromium() ?? '' };
  const { code, output } = await run(words.join(' '), undefined, { show: check.report !== undefined, env });
  if (code !== 0) process.stdout.write(output);
  const tests = countTests(check);
  const ok = code === 0 && !tests?.failed;
  const took = seconds(since);
  console.log(`${check.name}: ${ok ? 'ok' : 'FAILED'} in ${took}`);
  return { name: check.name, ok, took, ...(tests && { tests }) };
}

/** @param {Result[]} results */
function summarise(results) {
  console.log('\n── summary');
  for (const { name, ok, took, tests } of results) {
    const counts = tests ? `   ${tests.passed} passed, ${tests.failed} failed` : '';
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)}${took.padStart(8)}${counts}`);
  }
  const counted = results.flatMap(({ tests }) => tests ?? []);
  if (counted.length === 0) return;
  const passed = counted.reduce((sum, tests) => sum + tests.passed, 0);
  const failed = counted.reduce((sum, tests) => sum + tests.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
}

async function main() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
  const wanted = chosen(values.only);
  await prepare(wanted);
  /** @type {Result[]} */
  const results = [];
  for (const check of wanted) results.push(await runCheck(check, positionals));
  summarise(results);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main().catch(giveUp);
