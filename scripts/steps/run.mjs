// @ts-check
import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** @param {number} since from `Date.now()` */
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a program to its end.
 *
 * @param {string} command a file, or a whole command line when `args` is left out
 * @param {string[]} [args]
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv }} [options] `show`: the output goes to the terminal as it comes
 * @returns {Promise<{ code: number, output: string }>} `output` is empty when it was shown
 */
export function run(command, args, { show = false, env = {} } = {}) {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(command, args ?? [], {
    shell: args === undefined,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, PATH, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs npm: the one that started us, so that its version and settings stay the same. @param {string[]} args */
export function npm(args) {
  const started = process.env.npm_execpath;
  if (started?.endsWith('.js')) return run(process.execPath, [started, ...args]);
  return run(['npm', ...args].join(' '));
}
