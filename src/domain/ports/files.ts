import type { Readable } from 'node:stream';
import type { Attachment, FileInfo, FileKind, FilesOf } from '../../protocol/index';
import type { StoredMessage } from './messages';

/** A file as the store knows it. */
export interface StoredFile extends FileInfo {
  roomId: string;
  /** Who uploaded it: a `personKey`. */
  by: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** Of the message that has it. Absent as long as none has. */
  seq?: number;
}

/**
 * Which files there are. A message takes its files with `MessageStore.append`, and they go with it. What is no longer there is
 * listed by `removed` until its bytes are gone too.
 */
export interface FileStore {
  /** An upload. Its bytes are kept already. Rejects with `room_not_found`. */
  add(file: StoredFile): Promise<void>;

  find(fileId: string): Promise<StoredFile | undefined>;

  /**
   * The files of the visible messages of a room, those of the newest message first. Rejects with `room_not_found`, and with
   * `cursor_invalid` where `before` was not given out.
   */
  list(roomId: string, kind: FilesOf, before: string | undefined, limit: number): Promise<FilePage>;

  /** Remove an upload of this person that no message has. Resolves with whether there was one. */
  drop(fileId: string, by: string): Promise<boolean>;

  /** Remove up to `limit` uploads that no message has: those from before a time (Unix milliseconds), or all of a person. */
  dropUnused(which: { before: number } | { by: string }, limit: number): Promise<number>;

  /** How many bytes there are of a person, and of everyone. */
  kept(by: string): Promise<{ person: number; all: number }>;

  /** Files that were removed, whose bytes may still be there. */
  removed(limit: number): Promise<string[]>;

  /** The bytes of these are gone. */
  forget(fileIds: readonly string[]): Promise<void>;

  /** Those of these that are no file, nor listed by `removed`. */
  unknown(fileIds: readonly string[]): Promise<string[]>;

  /** How many files are kept, and their bytes. */
  figures(): { files: number; bytes: number };
}

export interface FilePage {
  found: { file: Attachment; message: StoredMessage }[];
  /** Where the next page begins, unless this is the last. */
  next?: string;
}

/** A file's own bytes, or what was made of them. */
export type FilePart = 'whole' | 'thumbnail';

/** Where the bytes of files are. */
export interface FileBytes {
  /**
   * Keep what comes, under an id. Resolves with how many bytes they are, once they are durable. Where the source or the disk fails
   * it rejects, and nothing of them stays: with `Refusal('storage_full')` where the disk is full.
   */
  write(fileId: string, source: AsyncIterable<Buffer>, part?: FilePart): Promise<number>;

  /** Resolves with undefined where there are none. */
  open(fileId: string, part?: FilePart): Promise<OpenFile | undefined>;

  /** Where another process of this machine finds a file. */
  pathOf(fileId: string): string;

  /** With all that was made of them. What is gone already is no failure. */
  remove(fileIds: readonly string[]): Promise<void>;

  /** How many bytes the disk could still take. */
  free(): Promise<number>;

  /** Remove what was left of writing that never ended. Nothing may be written meanwhile. */
  clearUnfinished(): Promise<void>;

  /** The ids of all that is kept, some at a time. */
  all(): AsyncIterable<string[]>;
}

/** It is to be read, which closes it, or to be closed. */
export interface OpenFile {
  readonly size: number;
  /** `end` is the last byte that is meant. */
  read(range?: { start: number; end: number }): Readable;
  close(): Promise<void>;
}

/** What a file turned out to be. */
export interface FoundContent {
  type: string;
  kind: FileKind;
  width?: number;
  height?: number;
}

/** Looks into a file as it comes. */
export interface Inspection {
  /** What is known of it by now: its type and kind from the beginning, all else once it has ended. */
  readonly found: FoundContent;
  /** Of a picture that has ended: what decoding it takes in memory, beside what every picture takes. */
  readonly decodingBytes: number;
  /** What is to be kept of what comes. Throws `picture_too_large`. */
  push(bytes: Buffer): Buffer[];
  /** Nothing more comes. What is to be kept besides. */
  end(): Buffer[];
}

export interface Inspector {
  /** How many of its first bytes `begin` needs, where a file has as many. */
  readonly headBytes: number;
  /** They are given to `push` as well. Throws `picture_too_large`. */
  begin(head: Buffer): Inspection;
}
