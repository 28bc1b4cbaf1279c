// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs the built server in this terminal until it ends, and ends with its exit code. */
export function serve() {
  const server = spawn(process.execPath, ['dist/server.js'], { stdio: 'inherit' });

  // A terminal sends Ctrl-C to the server as well as to us; a second one from here would hurry it out of its draining.
  process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
  process.on('SIGTERM', () => server.kill('SIGTERM'));

  // npm passes a signal on to its shell, which dies of it without telling us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || server.kill('SIGTERM'), 200).unref();
  }

  server.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}
