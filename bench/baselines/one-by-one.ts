import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { historyText } from '../load/text';

/** Commits a second of this disk when every message waits for a flush of its own (`synchronous=FULL`). */
export function oneByOne(folder: string, seconds: number): number {
  const file = join(folder, 'one-by-one.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table messages (seq integer primary key, message text not null)');
  const insert = db.prepare('insert into messages (message) values (?)');
  const end = performance.now() + seconds * 1000;
  let commits = 0;
  while (performance.now() < end) insert.run(historyText(commits++));
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return commits / seconds;
}
