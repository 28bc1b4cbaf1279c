import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Mark } from '../../../../src/adapters/sqlite/mark';
import type { Acknowledged } from './flush-order';
import { said } from './traced-talk';

interface Row {
  seq: number;
  id: string;
  message: string;
}

/** What is wrong with the database that a loss of power left in a folder, of those who were answered before it. */
export function faultsFound(folder: string, acknowledged: Acknowledged[]): string[] {
  const database = new Database(join(folder, 'snug.db'));
  try {
    const integrity = database.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') return [`it is damaged: ${integrity}`];
    const rows = database.prepare<[], Row>('select seq, id, message from messages order by seq').all();
    const head = database.prepare<[], number>("select seq from rooms where room_id = 'general'").pluck().get();
    const bySeq = new Map(rows.map((row) => [row.seq, row]));
    const lost = acknowledged.filter(
      ({ seq, id, text }) => bySeq.get(seq)?.id !== id || bySeq.get(seq)?.message !== text,
    );
    const mark = Mark.read(folder);
    const changes = database.prepare<[], number>('select sum(seq) from rooms').pluck().get() ?? 0;
    return [
      ...(mark && mark.changes > changes ? [`its mark says ${mark.changes} changes, it has ${changes}`] : []),
      ...lost.map(({ seq }) => `${seq} was acknowledged and is lost`),
      ...(rows.length === head && (rows.at(-1)?.seq ?? 0) === head
        ? []
        : [`its head is ${head}, with ${rows.length} messages`]),
      ...rows
        .filter(({ message }) => message.startsWith('said') && !said.test(message))
        .map(({ seq }) => `${seq} is half`),
      ...(database.pragma('foreign_key_check') as object[]).map(
        (row) => `it refers to nothing: ${JSON.stringify(row)}`,
      ),
    ];
  } catch (error) {
    return [`it cannot be read: ${error}`];
  } finally {
    database.close();
  }
}
