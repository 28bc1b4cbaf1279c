import { randomUUID } from 'node:crypto';
import { type FileInfo, type FilesOf, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Bus, Clock, FileBytes, FilePage, FilePart, Log, OpenFile, Store, StoredFile, Thumbnails } from '../ports';
import { fileNameOf } from './file-name';
import { type FileLimits, FileSpace, type Reservation } from './file-space';
import type { TakenTypes } from './file-types';
import { LeftFiles } from './left-files';
import { Receiving } from './receiving';
import { Thumbnailing } from './thumbnailing';
import { UploadSlots } from './upload-slots';

export interface FilesDependencies {
  store: Pick<Store, 'files'>;
  bytes: FileBytes;
  thumbnails: Thumbnails;
  bus: Bus;
  clock: Clock;
  log: Log;
  limits: FileLimits;
  types: TakenTypes;
}

/** A file that somebody sends. */
export interface Incoming {
  /** How many bytes it has at the least, as its sender says: 0 where they do not. */
  readonly leastBytes: number;
  /** Begin to read. Rejects with `upload_malformed`, also later, as the bytes do. */
  open(): Promise<{ name: string; bytes: AsyncIterable<Buffer> }>;
}

/** The files that people send: how they come, and how they are had again. */
export class Files {
  private readonly slots = new UploadSlots();
  /** Files whose bytes may be there before their row is. */
  private readonly underWay = new Set<string>();
  private readonly space: FileSpace;
  private readonly left: LeftFiles;
  private readonly thumbnailing: Thumbnailing;

  constructor(private readonly dependencies: FilesDependencies) {
    const { store, bytes, thumbnails, limits } = dependencies;
    this.space = new FileSpace(store, bytes, limits);
    this.left = new LeftFiles(dependencies, this.underWay);
    this.thumbnailing = new Thumbnailing(bytes, thumbnails);
  }

  /** How many bytes a file may have. */
  get largest(): number {
    return this.dependencies.limits.file;
  }

  open(): Promise<void> {
    return this.left.open();
  }

  close(): Promise<void> {
    this.thumbnailing.close();
    return this.left.close();
  }

  figures(): { files: number; bytes: number; underWay: number; waiting: number } {
    const { underWay, waiting } = this.slots;
    return { ...this.dependencies.store.files.figures(), underWay, waiting };
  }

  /**
   * Rejects with what is wrong with the file (`file_too_large`, `file_type_refused`, `picture_too_large`, `upload_malformed`), or with
   * why there is no room for it (`quota_exceeded`, `storage_full`, `rate_limited`). Nothing of it stays then.
   */
  upload(by: Actor, roomId: string, incoming: Incoming): Promise<FileInfo> {
    const { leastBytes } = incoming;
    if (leastBytes > this.dependencies.limits.file) return Promise.reject(new Refusal('file_too_large'));
    return this.slots.take(by.key, async () => {
      const reservation = await this.space.reserve(by.key, leastBytes);
      try {
        return await this.receive(by, roomId, incoming, reservation);
      } finally {
        await reservation.release();
      }
    });
  }

  find(fileId: string): Promise<StoredFile | undefined> {
    return this.dependencies.store.files.find(fileId);
  }

  /** Those of a room that messages have, newest first. Rejects with `cursor_invalid`. */
  list(roomId: string, kind: FilesOf, before: string | undefined, limit: number): Promise<FilePage> {
    return this.dependencies.store.files.list(roomId, kind, before, limit);
  }

  /** Rejects with `file_not_found` where it is no upload of theirs, or a message has it. */
  async drop(by: Actor, fileId: string): Promise<void> {
    if (!(await this.dependencies.store.files.drop(fileId, by.key))) throw new Refusal('file_not_found');
    this.left.tidy();
  }

  /** Rejects with `file_not_found` where the bytes are not there (any more). */
  async openBytes(fileId: string, part: FilePart): Promise<OpenFile> {
    const file = await this.dependencies.bytes.open(fileId, part);
    if (!file) throw new Refusal('file_not_found');
    return file;
  }

  private async receive(by: Actor, roomId: string, incoming: Incoming, reservation: Reservation): Promise<FileInfo> {
    const { store, bytes, clock, limits, types } = this.dependencies;
    const { name, bytes: source } = await incoming.open();
    const receiving = new Receiving(source, reservation, { types, max: limits.file });
    const fileId = randomUUID();
    this.underWay.add(fileId);
    try {
      const size = await bytes.write(fileId, receiving.kept());
      const { found, decodingBytes } = receiving;
      const hasThumbnail = await this.thumbnailing.make({ fileId, size, found, decodingBytes });
      const thumbnail = hasThumbnail ? { thumbnail: true as const } : {};
      const file: FileInfo = { fileId, name: fileNameOf(name), size, ...found, ...thumbnail };
      await store.files.add({ ...file, roomId, by: by.key, createdAt: clock.now() });
      return file;
    } catch (error) {
      // What cannot be removed now is found at the next start.
      await bytes.remove([fileId]).catch(() => {});
      throw error;
    } finally {
      this.underWay.delete(fileId);
    }
  }
}
