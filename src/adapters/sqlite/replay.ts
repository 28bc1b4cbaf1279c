import type { ReplayLimits, RoomReplay } from '../../domain/ports';
import type { MessageStatements } from './message-statements';
import { clearedBy, type MessageRow, messageOf, type RoomRow } from './rows';

/**
 * What changed in a room after a `seq`, or undefined where that cannot be told message by message, or is more than the
 * limits: then no more is read than what they allow.
 */
export function replayOf(
  room: RoomRow,
  since: number,
  limits: ReplayLimits,
  statements: MessageStatements,
): RoomReplay | undefined {
  if (since > room.seq || since < room.restored_seq) return undefined;
  const clear = statements.lastClear.get(room.id);
  const cleared = clear?.seq ?? 0;
  const limit = limits.changes + 1;
  const rows = new LimitedRows(limits);
  const isWhole =
    rows.take(statements.after.iterate(room.id, Math.max(since, cleared), limit)) &&
    // What a clear has hidden does not change any more.
    (cleared > since || rows.take(statements.changedSince.iterate({ room: room.id, cleared, since, limit })));
  if (!isWhole) return undefined;
  const changes: RoomReplay['changes'] = rows.taken
    .sort((one, other) => one.changed_seq - other.changed_seq)
    .map((row) => ({ type: 'message', seq: row.changed_seq, message: messageOf(row) }));
  if (clear && cleared > since) changes.unshift({ type: 'cleared', seq: cleared, by: clearedBy(clear) });
  return { seq: room.seq, changes };
}

class LimitedRows {
  readonly taken: MessageRow[] = [];
  private bytes = 0;

  constructor(private readonly limits: ReplayLimits) {}

  /** Returns whether it took all of them. */
  take(rows: Iterable<MessageRow>): boolean {
    for (const row of rows) {
      this.taken.push(row);
      this.bytes += Buffer.byteLength(row.message) + (row.reactions?.length ?? 0) + (row.attachments?.length ?? 0);
      if (this.taken.length > this.limits.changes || this.bytes > this.limits.bytes) return false;
    }
    return true;
  }
}
