// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs the built server in this terminal until it ends, and ends with its exit code. */
export function serve() {
  const server = spawn(process.execPath, ['dist/server.js'], { stdio: 'inherit' });
  let told = false;

  /** Tells the server to end, once: a second signal would cut its draining short. @param {NodeJS.Signals} signal */
  function end(signal) {
    if (!told) server.kill(signal);
    told = true;
  }

  process.on('SIGINT', () => {
    // A terminal sends Ctrl-C to the server as well as to us.
    if (process.stdin.isTTY) told = true;
    else end('SIGINT');
  });
  process.on('SIGTERM', () => end('SIGTERM'));

  // npm passes SIGTERM on to its shell, which dies of it without telling us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || end('SIGTERM'), 200).unref();
  }

  server.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}
