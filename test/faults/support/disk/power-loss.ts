import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TraceEntry } from './trace';

/** What a loss of power leaves of the writes that no flush had covered: none, or of those in any order … */
export type Leftover =
  | 'none'
  /** … some, each whole. */
  | 'some'
  /** … some of their sectors. */
  | 'sectors'
  /** … the first ones, the last of which is cut off. */
  | 'first';

export const leftovers: readonly Leftover[] = ['none', 'some', 'sectors', 'first'];

const SECTOR_BYTES = 512;

/** A write, or the cutting of a file to a length. */
type Change = { offset: number; bytes: Buffer } | { length: number };

/** The files of a data folder as its disk has them: what was flushed, and what may or may not be there. */
export class DiskContents {
  private readonly files = new Map<string, FileContents>();

  take(entry: TraceEntry): void {
    if (!('file' in entry) || !isOfDatabase(entry.file)) return;
    // The log is removed when the database was closed, with all in it flushed into the database: it may be there still.
    if (entry.kind === 'removed' && !entry.file.endsWith('-wal')) this.files.delete(entry.file);
    else this.file(entry.file).take(entry);
  }

  /** Write the database's files as they would be found after a loss of power now. */
  writeTo(folder: string, leftover: Leftover): void {
    mkdirSync(folder, { recursive: true });
    for (const [name, file] of this.files) writeFileSync(join(folder, name), file.after(leftover));
  }

  /** A file as the process sees it. */
  whole(name: string): Buffer {
    return this.file(name).whole();
  }

  private file(name: string): FileContents {
    const known = this.files.get(name);
    if (known) return known;
    const file = new FileContents();
    this.files.set(name, file);
    return file;
  }
}

/** The lock holds nothing, and the index of the log is made anew at each start. */
function isOfDatabase(file: string): boolean {
  return file === 'snug.mark' || (file.startsWith('snug.db') && !file.endsWith('-shm'));
}

class FileContents {
  private readonly flushed = new Image();
  private readonly pending: Change[] = [];
  /** How many changes there were before what is pending. */
  private settled = 0;
  /** How many changes there had been when a flush that is under way began. */
  private readonly flushes = new Map<number, number>();

  take(entry: TraceEntry): void {
    if (entry.kind === 'written') this.pending.push(entry);
    else if (entry.kind === 'truncated') this.pending.push({ length: entry.length });
    else if (entry.kind === 'flush begins') this.flushes.set(entry.call, this.settled + this.pending.length);
    else if (entry.kind === 'flush ended' && entry.ok) this.settle((this.flushes.get(entry.call) ?? 0) - this.settled);
  }

  whole(): Buffer {
    return this.flushed.with(this.pending);
  }

  after(leftover: Leftover): Buffer {
    return this.flushed.with(this.kept(leftover));
  }

  private kept(leftover: Leftover): Change[] {
    switch (leftover) {
      case 'none':
        return [];
      case 'some':
        return this.pending.filter(isKept);
      case 'sectors':
        return this.pending.flatMap(sectorsOf).filter(isKept);
      case 'first': {
        const first = this.pending.slice(0, Math.floor(Math.random() * (this.pending.length + 1)));
        const last = first.pop();
        return last ? [...first, cutOff(last)] : [];
      }
    }
  }

  private settle(count: number): void {
    if (count <= 0) return;
    for (const change of this.pending.splice(0, count)) this.flushed.apply(change);
    this.settled += count;
  }
}

/** The bytes of a file. What was never written reads as zeros. */
class Image {
  private bytes = Buffer.alloc(1 << 20);
  private length = 0;

  apply(change: Change): void {
    if ('length' in change) this.cut(change.length);
    else this.write(change.offset, change.bytes);
  }

  with(changes: Change[]): Buffer {
    const changed = new Image();
    changed.write(0, this.bytes.subarray(0, this.length));
    for (const change of changes) changed.apply(change);
    return changed.bytes.subarray(0, changed.length);
  }

  private write(offset: number, bytes: Buffer): void {
    const end = offset + bytes.length;
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * end);
    bytes.copy(this.bytes, offset);
    this.length = Math.max(this.length, end);
  }

  private cut(length: number): void {
    if (length < this.length) this.bytes.fill(0, length, this.length);
    this.length = length;
  }
}

function isKept(): boolean {
  return Math.random() < 0.5;
}

function cutOff(change: Change): Change {
  if ('length' in change) return change;
  return { ...change, bytes: change.bytes.subarray(0, Math.floor(Math.random() * change.bytes.length)) };
}

function sectorsOf(change: Change): Change[] {
  if ('length' in change) return [change];
  const { offset, bytes } = change;
  const sectors: Change[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR_BYTES - ((offset + from) % SECTOR_BYTES));
    sectors.push({ offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return sectors;
}
