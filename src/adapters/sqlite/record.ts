import type { RoomRecord } from '../../domain/ports';
import type { MessageStatements } from './message-statements';
import { clearedBy, messageOf, personOf, type RoomRow, roomOf } from './rows';

/** A room as it is now, with its newest messages. */
export function recordOf(
  row: RoomRow,
  windowSize: number,
  changedSize: number,
  statements: MessageStatements,
): RoomRecord {
  const clear = statements.lastClear.get(row.id);
  const cleared = clear?.seq ?? 0;
  return {
    room: roomOf(row),
    seq: row.seq,
    cleared: clear ? { seq: clear.seq, by: clearedBy(clear), at: clear.cleared_at } : null,
    restoredSeq: row.restored_seq,
    window: statements.before.all(row.id, cleared, Number.MAX_SAFE_INTEGER, windowSize).reverse().map(messageOf),
    changed: statements.changed.all(row.id, cleared, changedSize).reverse().map(messageOf),
    occupants: statements.occupants.all(row.id).map(personOf),
    members: statements.members.all(row.id).map(personOf),
  };
}
