import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { Mark } from './mark';

/** Runs of the server that are remembered. Who was told something last in an earlier one starts afresh. */
const RUNS_KEPT = 100;

export interface History {
  /** Names the history of the rooms. */
  epoch: string;
  /** Names this run of the server. */
  run: string;
  /** Whether another database ran here last, or this one when it knew more. */
  isPutBack: boolean;
  mark: Mark;
  /** How many changes all rooms have together. */
  changes: number;
}

/**
 * Go on with the history that the database has. Where it was put back, what clients were told may not be in it, and what comes
 * next is another history: it gets a new epoch.
 *
 * Whenever the process ends in this, the next start comes to the same result: the mark never says what the database does not
 * have, and a database that has had a run has a mark.
 */
export function openHistory(database: Database.Database, folder: string): History {
  const before = Mark.read(folder);
  const changes = read<number>(database, 'select coalesce(sum(seq), 0) from rooms') as number;
  const known = read<string>(database, "select value from installation where key = 'epoch'") as string;
  const hadRun = read(database, 'select 1 from runs limit 1') !== undefined;
  const isPutBack = before ? before.epoch !== known || before.changes > changes : hadRun;

  // These few are on disk before anybody is told of them.
  database.pragma('synchronous = full');
  const epoch = isPutBack ? renewEpoch(database) : known;
  const mark = new Mark(folder, { epoch, changes });
  const run = beginRun(database);
  database.pragma('synchronous = normal');
  return { epoch, run, isPutBack, mark, changes };
}

export function newEpoch(): string {
  return randomBytes(9).toString('base64url');
}

function renewEpoch(database: Database.Database): string {
  const epoch = newEpoch();
  database.transaction(() => {
    database.prepare("update installation set value = ? where key = 'epoch'").run(epoch);
    for (const table of ['run_starts', 'runs']) database.exec(`delete from ${table}`);
  })();
  return epoch;
}

/** Note where every room stands whose history went on in the run before. */
function beginRun(database: Database.Database): string {
  const run = newEpoch();
  database.transaction(() => {
    const { lastInsertRowid: id } = database.prepare('insert into runs (run) values (?)').run(run);
    const oldest = Number(id) - RUNS_KEPT;
    database
      .prepare(
        `insert into run_starts (room, run, seq) select id, ?, seq from rooms
         where seq > coalesce((select seq from run_starts where room = rooms.id order by run desc limit 1), 0)`,
      )
      .run(id);
    // The last one of those stays: it says where the room stood in the runs after it.
    database
      .prepare(
        `delete from run_starts where exists (
           select 1 from run_starts later where later.room = run_starts.room and later.run > run_starts.run and later.run <= ?
         )`,
      )
      .run(oldest);
    database.prepare('delete from runs where id <= ?').run(oldest);
  })();
  return run;
}

function read<T>(database: Database.Database, sql: string): T | undefined {
  return database.prepare<[], T>(sql).pluck().get() as T | undefined;
}
