// @ts-check
// `npm run dev`: the server and the page, both reloading when a file is saved.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './steps/install.mjs';
import { giveUp } from './steps/problem.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages({ dev: true }).catch(giveUp);

const commands = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/main.ts'],
  ['node_modules/vite/bin/vite.js', 'client', '--strictPort', '--clearScreen', 'false'],
];
const running = commands.map((command) =>
  spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] }),
);

let ending = false;

/** Ends both, once: a second signal would make tsx kill the server in its draining. @param {NodeJS.Signals} signal */
function endAll(signal) {
  if (ending) return;
  ending = true;
  for (const child of running) child.kill(signal);
}

process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to all of us.
  if (process.stdin.isTTY) ending = true;
  else endAll('SIGINT');
});
process.on('SIGTERM', () => endAll('SIGTERM'));
for (const child of running) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    endAll('SIGTERM');
  });
}

console.log('\nOpen http://localhost:5173: the page and the server reload when you save a file. Ctrl-C ends both.\n');
