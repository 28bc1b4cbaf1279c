import { accessSync, constants, mkdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FileBytes, FilePart, OpenFile } from '../../domain/ports';
import { StartRefusal } from '../../domain/start-refusal';
import { Refusal } from '../../protocol/index';

const RETRY_MS = 60_000;

const endings: Readonly<Record<FilePart, string>> = { whole: '', thumbnail: '.thumbnail' };
const idOf = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/** The bytes of files in a folder, each under its id. What is being written has a place of its own until it is whole. */
export class DiskBytes implements FileBytes {
  private readonly unfinished: string;
  private written = 0;

  /** Throws `StartRefusal` where nothing can be kept in the folder. */
  constructor(private readonly folder: string) {
    this.unfinished = join(folder, 'unfinished');
    makeFolder(this.unfinished);
  }

  async write(fileId: string, source: AsyncIterable<Buffer>, part: FilePart = 'whole'): Promise<number> {
    this.written += 1;
    const draft = join(this.unfinished, `${fileId}.${this.written}`);
    try {
      const size = await this.fill(draft, source);
      const place = this.placeOf(fileId, part);
      await mkdir(this.shelfOf(fileId), { recursive: true });
      await rename(draft, place);
      // Or the name of a file whose bytes are on the disk could be lost with the power.
      await flush(this.shelfOf(fileId));
      await flush(this.folder);
      return size;
    } catch (error) {
      await rm(draft, { force: true });
      throw isFull(error) ? new Refusal('storage_full', RETRY_MS) : error;
    }
  }

  async open(fileId: string, part: FilePart = 'whole'): Promise<OpenFile | undefined> {
    const file = await open(this.placeOf(fileId, part), constants.O_RDONLY | constants.O_NOFOLLOW).catch(absent);
    if (!file) return undefined;
    const { size } = await file.stat();
    return { size, read: (range) => file.createReadStream(range), close: () => file.close() };
  }

  pathOf(fileId: string): string {
    return resolve(this.placeOf(fileId, 'whole'));
  }

  async remove(fileIds: readonly string[]): Promise<void> {
    for (const fileId of fileIds) {
      for (const part of Object.keys(endings) as FilePart[]) await rm(this.placeOf(fileId, part), { force: true });
    }
  }

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  async clearUnfinished(): Promise<void> {
    for (const name of await readdir(this.unfinished)) await rm(join(this.unfinished, name), { force: true });
  }

  async *all(): AsyncIterable<string[]> {
    for (const shelf of await readdir(this.folder)) {
      if (!/^[\da-f]{2}$/.test(shelf)) continue;
      const names = await readdir(join(this.folder, shelf));
      yield [...new Set(names.flatMap((name) => idOf.exec(name)?.[0] ?? []))];
    }
  }

  private async fill(draft: string, source: AsyncIterable<Buffer>): Promise<number> {
    const file = await open(draft, 'wx', 0o600);
    try {
      let size = 0;
      for await (const bytes of source) {
        await writeAll(file, bytes);
        size += bytes.length;
      }
      await file.datasync();
      return size;
    } finally {
      await file.close();
    }
  }

  /** Throws where it is no id: nothing else becomes a part of a path. */
  private placeOf(fileId: string, part: FilePart): string {
    if (idOf.exec(fileId)?.[0] !== fileId) throw new Error('this is no id of a file');
    return join(this.shelfOf(fileId), `${fileId}${endings[part]}`);
  }

  /** Folders of thousands of files are slow on some disks. */
  private shelfOf(fileId: string): string {
    return join(this.folder, fileId.slice(0, 2));
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

function isFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartRefusal(
      `The folder ${folder} for files cannot be written to. Give this user the right to write there, or set DATA_DIR to another folder.`,
    );
  }
}
