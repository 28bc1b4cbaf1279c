import { closeSync, constants, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../../domain/start-refusal';

/** How far the history of an epoch is on disk: how many changes all rooms have together. */
export interface Progress {
  epoch: string;
  changes: number;
}

/**
 * A small file beside the database, `snug.mark`, which says how far the history is on disk. A database that is behind it, or of
 * another epoch, is a copy from before that was put in the place of the one that ran here last.
 *
 * It is written after each flush and before anybody is told. It is not flushed itself, so after a loss of power it may be behind
 * the database; it is never ahead of it.
 */
export class Mark {
  private readonly handle: number;
  private written: number;

  static read(folder: string): Progress | undefined {
    const text = attempt(folder, (file) => readFileSync(file, 'utf8'));
    const [, epoch, changes] = /^(\S+) (\d{16})\n$/.exec(text ?? '') ?? [];
    return epoch === undefined ? undefined : { epoch, changes: Number(changes) };
  }

  constructor(
    folder: string,
    private readonly progress: Readonly<Progress>,
  ) {
    const { O_RDWR, O_CREAT } = constants;
    this.handle = attempt(folder, (file) => openSync(file, O_RDWR | O_CREAT, 0o600)) as number;
    ftruncateSync(this.handle, this.write(progress.changes));
    fsyncSync(this.handle);
    this.written = progress.changes;
  }

  /** So many changes are on disk. */
  reach(changes: number): void {
    if (changes === this.written) return;
    try {
      this.write(changes);
      this.written = changes;
    } catch {
      // What was flushed is safe all the same. A mark that stays behind notices less.
    }
  }

  close(): void {
    closeSync(this.handle);
  }

  /** Always of the same length, in its place: so there is no moment in which it is cut short. */
  private write(changes: number): number {
    return writeSync(this.handle, `${this.progress.epoch} ${String(changes).padStart(16, '0')}\n`, 0);
  }
}

function attempt<T>(folder: string, use: (file: string) => T): T | undefined {
  const file = join(folder, 'snug.mark');
  try {
    return use(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartRefusal(`The file ${file} cannot be used. Give this user the right to read and write it.`);
  }
}
