import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Installation } from '../../domain/ports';
import { StartRefusal } from '../../domain/start-refusal';
import { type History, newEpoch, openHistory } from './history';
import { migrate } from './migrate';

export interface OpenDatabase {
  database: Database.Database;
  installation: Installation;
  history: History;
  /** Let another process use this folder. */
  unlock: () => void;
}

/**
 * Open, or make, the database in a folder, and keep every other process of ours out of it.
 * Throws `StartRefusal` where the folder or the database cannot be used; then nothing in it was changed.
 */
export async function openDatabase(folder: string): Promise<OpenDatabase> {
  makeFolder(folder);
  const unlock = lock(folder);
  const file = join(folder, 'snug.db');
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    checkPages(database);
    // WAL with `normal`: a commit does not flush by itself; GroupCommit does.
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = normal');
    database.pragma('foreign_keys = on');
    database.pragma('cache_size = -2048');
    await migrate(database, file);
    const secret = secretOf(database);
    const history = openHistory(database, folder);
    flushFolder(folder);
    const { epoch, run, isPutBack } = history;
    return { database, installation: { epoch, run, isPutBack, secret }, history, unlock };
  } catch (error) {
    database?.close();
    unlock();
    throw explain(error, file);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartRefusal(
      `The data folder ${folder} cannot be written to. Give this user the right to write there, or set DATA_DIR to another folder.`,
    );
  }
}

/** A second, empty database held with an exclusive lock: the operating system lets go of it however the process ends. */
function lock(folder: string): () => void {
  const file = join(folder, 'snug.lock');
  let holder: Database.Database | undefined;
  try {
    holder = new Database(file, { timeout: 0 });
    holder.exec('begin exclusive');
  } catch (error) {
    holder?.close();
    if (isFull(error)) throw diskIsFull(file);
    throw codeOf(error) === 'SQLITE_BUSY'
      ? new StartRefusal(`Snug is already running on the data folder ${folder}. Stop it first, or set DATA_DIR.`)
      : new StartRefusal(`The file ${file} cannot be used to keep other processes out. Remove it, then start again.`);
  }
  const held = holder;
  return () => held.close();
}

/** Checking takes 2 ms for each MB, and a cold disk far longer, so a database beyond this is not read whole to start. */
const CHECKED_MAX_BYTES = 64 * 1024 * 1024;

/** Look at every page of a database of usual size, so that a damaged one is met now and not in the middle of a talk. */
function checkPages(database: Database.Database): void {
  const pages = database.pragma('page_count', { simple: true }) as number;
  const pageBytes = database.pragma('page_size', { simple: true }) as number;
  if (pages * pageBytes > CHECKED_MAX_BYTES) return;
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT');
}

/** Made with the database, and so is its first epoch. */
function secretOf(database: Database.Database): string {
  const make = database.prepare('insert into installation (key, value) values (?, ?) on conflict do nothing');
  make.run('epoch', newEpoch());
  make.run('secret', randomBytes(32).toString('base64url'));
  return database.prepare<[], string>("select value from installation where key = 'secret'").pluck().get() as string;
}

/** So that the names of new files outlive a loss of power. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function explain(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StartRefusal(
      `The database ${file} is damaged. Nothing was changed in it. Restore it from a backup, or move it away to start afresh.`,
    );
  }
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') {
    return new StartRefusal(`The database ${file} cannot be written to. Give this user the right to write to it.`);
  }
  return isFull(error) ? diskIsFull(file) : error;
}

/** As SQLite says it, or the system itself. */
function isFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'ENOSPC'].includes(codeOf(error));
}

function diskIsFull(file: string): StartRefusal {
  return new StartRefusal(`The disk that holds ${file} is full. Make room on it, or set DATA_DIR to another disk.`);
}

/** By the code and not by the class, which another copy of the library does not share. */
function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
