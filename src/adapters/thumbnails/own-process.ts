import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `no-sharp`: this machine cannot make any. */
export type Made = { webp: Buffer } | 'no-sharp' | 'broken';

/** A thumbnail has some 100 KB. More is none. */
const BYTES_MAX = 2 * 1024 * 1024;

/** What stands beside the others in the program's own text. */
const NO_SHARP = 3;

/** As small as Node can be: it does nothing but wait for what decodes. */
const flags = ['--max-semi-space-size=1', '--max-old-space-size=24', '--optimize-for-size'];

/** Has a process of its own make one. It is ended where it takes longer. */
export function makeInProcess(path: string, longSide: number, timeoutMs: number, signal: AbortSignal): Promise<Made> {
  const program = join(__dirname, 'thumbnail-process.cjs');
  const made = spawn(process.execPath, [...flags, program, path, String(longSide)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    signal,
    windowsHide: true,
  });
  const pieces: Buffer[] = [];
  let size = 0;
  made.stdout.on('data', (bytes: Buffer) => {
    pieces.push(bytes);
    size += bytes.length;
    if (size > BYTES_MAX) made.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    made.on('error', () => resolve('broken'));
    made.on('close', (code) => {
      if (code === NO_SHARP) resolve('no-sharp');
      else resolve(code === 0 && size > 0 ? { webp: Buffer.concat(pieces) } : 'broken');
    });
  });
}
