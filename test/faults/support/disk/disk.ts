import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { readTrace, type TraceEntry } from './trace';

const source = join(__dirname, 'disk.c');
const cache = resolve(__dirname, '../../../../node_modules/.cache');

type Failure = 'ENOSPC' | 'EROFS' | 'EIO';

/** As disk.c reads them. */
interface Orders {
  writes?: Failure;
  flushes?: Failure;
  space?: number;
  flushMs?: number;
}

/** The disk under the data folder of a server's process: it notes what is written to it, and fails as a test says. */
export class Disk {
  private readonly orders: string;
  private readonly noted: string;
  private readonly library = builtLibrary();

  /** What it notes, and what it is told, stands in `folder`, which is another than the server's. */
  constructor(folder: string) {
    this.orders = join(folder, 'orders');
    this.noted = join(folder, 'trace');
    this.heal();
  }

  /** What the process is to be started with. */
  get env(): Record<string, string> {
    // Flushes asked for by io_uring go past the C library.
    return { LD_PRELOAD: this.library, DISK_TRACE: this.noted, DISK_ORDERS: this.orders, UV_USE_IO_URING: '0' };
  }

  /** No file grows by more than so many bytes from now on, all together: then the disk is full. */
  fill(space = 0): void {
    this.order({ space });
  }

  failWrites(failure: Failure): void {
    this.order({ writes: failure });
  }

  failFlushes(failure: Failure): void {
    this.order({ flushes: failure });
  }

  heal(): void {
    this.order({});
  }

  /** Each flush takes so long at least: what must not happen before its end has time to. */
  slowDown(flushMs: number): void {
    this.order({ flushMs });
  }

  /** What happened so far, in order. */
  trace(): TraceEntry[] {
    return readTrace(readFileSync(this.noted));
  }

  private order({ writes, flushes, space = -1, flushMs = 0 }: Orders): void {
    const said = Buffer.alloc(24);
    said.writeInt32LE(writes ? constants.errno[writes] : 0, 0);
    said.writeInt32LE(flushes ? constants.errno[flushes] : 0, 4);
    said.writeBigInt64LE(BigInt(space), 8);
    said.writeBigInt64LE(BigInt(1_000 * flushMs), 16);
    // Written in place: the process has it in its memory.
    writeFileSync(this.orders, said, { flag: statSync(this.orders, { throwIfNoEntry: false }) ? 'r+' : 'w' });
  }
}

/** Compiled once for each state of its source. */
function builtLibrary(): string {
  if (process.platform !== 'linux')
    throw new Error('The tests of the disk need Linux: they stand between a process and its kernel.');
  mkdirSync(cache, { recursive: true });
  const library = join(cache, `snug-disk-${Math.trunc(statSync(source).mtimeMs)}.so`);
  if (statSync(library, { throwIfNoEntry: false })) return library;
  const made = `${library}.${process.pid}`;
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', made, source, '-ldl', '-lpthread'], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(
      'The tests of the disk need a C compiler: install gcc or clang, on Debian and Ubuntu with "apt-get install build-essential".',
    );
  }
  renameSync(made, library);
  return library;
}
