import type Database from 'better-sqlite3';
import type { FilePage, FileStore, StoredFile } from '../../domain/ports';
import type { FilesOf } from '../../protocol/index';
import type { Parts } from './parts';
import { RoomFiles } from './room-files';
import { attachmentOf } from './rows';

export interface FileRow {
  file_id: string;
  room: number;
  by_key: string;
  name: string;
  type: string;
  kind: StoredFile['kind'];
  size: number;
  width: number | null;
  height: number | null;
  thumbnail: number | null;
  voice: string | null;
  created_at: number;
  seq: number | null;
}

/** Which files there are, on SQLite. */
export class SqliteFiles implements FileStore {
  private readonly statements;
  private readonly commits;
  private readonly heads;
  private readonly roomFiles;

  constructor({ database, commits, heads }: Parts) {
    this.statements = prepareStatements(database);
    this.commits = commits;
    this.heads = heads;
    this.roomFiles = new RoomFiles(database);
  }

  add({ roomId, by, ...file }: StoredFile): Promise<void> {
    return this.commits.write(() => {
      const room = this.heads.of(roomId).id;
      const { width = null, height = null } = file;
      this.statements.add.run({ ...file, room, by, width, height, thumbnail: file.thumbnail ? 1 : null });
    });
  }

  async find(fileId: string): Promise<StoredFile | undefined> {
    const row = this.statements.find.get(fileId);
    return row && fileOf(row);
  }

  async list(roomId: string, kind: FilesOf, before: string | undefined, limit: number): Promise<FilePage> {
    return this.roomFiles.page(this.heads.of(roomId).id, kind, before, limit);
  }

  drop(fileId: string, by: string): Promise<boolean> {
    return this.commits.write(() => this.statements.drop.run(fileId, by).changes === 1);
  }

  async dropUnused(which: { before: number } | { by: string }, limit: number): Promise<number> {
    const { dropOf, dropBefore, hasUnused } = this.statements;
    if ('by' in which) return this.commits.write(() => dropOf.run(which.by, limit).changes);
    // Asked again and again: the disk of a quiet server is left alone.
    if (!hasUnused.get(which.before)) return 0;
    return this.commits.write(() => dropBefore.run(which.before, limit).changes);
  }

  async kept(by: string): Promise<{ person: number; all: number }> {
    return { person: this.statements.bytesOf.get(by) ?? 0, all: this.figures().bytes };
  }

  async removed(limit: number): Promise<string[]> {
    return this.statements.removed.all(limit);
  }

  forget(fileIds: readonly string[]): Promise<void> {
    return this.commits.write(() => void this.statements.forget.run(JSON.stringify(fileIds)));
  }

  async unknown(fileIds: readonly string[]): Promise<string[]> {
    return this.statements.unknown.all(JSON.stringify(fileIds));
  }

  figures(): { files: number; bytes: number } {
    return this.statements.figures.get() as { files: number; bytes: number };
  }
}

function prepareStatements(database: Database.Database) {
  const unused = (where: string, order: string) =>
    `delete from files where file_id in (select file_id from files where seq is null and ${where} ${order} limit ?)`;
  return {
    add: database.prepare<object>(
      `insert into files (file_id, room, by_key, name, type, kind, size, width, height, thumbnail, created_at)
       values (@fileId, @room, @by, @name, @type, @kind, @size, @width, @height, @thumbnail, @createdAt)`,
    ),
    find: database.prepare<[string], FileRow & { room_id: string }>(
      'select files.*, room_id from files join rooms on rooms.id = files.room where file_id = ?',
    ),
    drop: database.prepare<[string, string]>('delete from files where file_id = ? and by_key = ? and seq is null'),
    hasUnused: database.prepare<[number]>('select 1 from files where seq is null and created_at < ? limit 1'),
    dropBefore: database.prepare<[number, number]>(unused('created_at < ?', 'order by created_at')),
    dropOf: database.prepare<[string, number]>(unused('by_key = ?', '')),
    bytesOf: database.prepare<[string], number>('select bytes from file_owners where by_key = ?').pluck(),
    figures: database.prepare<[], { files: number; bytes: number }>(
      'select coalesce(sum(files), 0) as files, coalesce(sum(bytes), 0) as bytes from file_owners',
    ),
    removed: database.prepare<[number], string>('select file_id from removed_files limit ?').pluck(),
    forget: database.prepare<[string]>('delete from removed_files where file_id in (select value from json_each(?))'),
    unknown: database
      .prepare<[string], string>(
        `select value from json_each(?) where
           not exists (select 1 from files where file_id = value)
           and not exists (select 1 from removed_files where file_id = value)`,
      )
      .pluck(),
  };
}

function fileOf(row: FileRow & { room_id: string }): StoredFile {
  const { file_id, name, size, type, kind, width, height, thumbnail } = row;
  return {
    ...attachmentOf([file_id, name, size, type, kind, width, height, thumbnail, null]),
    roomId: row.room_id,
    by: row.by_key,
    createdAt: row.created_at,
    ...(row.seq === null ? {} : { seq: row.seq }),
  };
}
