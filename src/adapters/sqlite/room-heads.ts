import type Database from 'better-sqlite3';
import { Refusal } from '../../protocol/index';
import type { RoomRow } from './rows';

/** Of how many rooms the head is kept. Beyond it they are found again when they are asked for. */
const KEPT_MAX = 10_000;

/** A room's row id, and its head as of the transaction that is being written. */
export interface RoomHead {
  readonly id: number;
  seq: number;
}

/** Where each room stands. One process owns the database, so heads are counted in memory. */
export class RoomHeads {
  private readonly heads = new Map<string, RoomHead>();
  /** Changes of the transaction that is being written. */
  private advances = 0;
  private readonly find;
  private readonly move;

  /** `changes` are those of all rooms together. */
  constructor(
    database: Database.Database,
    private changes: number,
    private readonly keptMax = KEPT_MAX,
  ) {
    this.find = database.prepare<[string], RoomRow>('select * from rooms where room_id = ?');
    this.move = database.prepare<[number, number]>('update rooms set seq = ? where id = ?');
  }

  row(roomId: string): RoomRow | undefined {
    return this.find.get(roomId);
  }

  /** Throws `room_not_found`. */
  rowOf(roomId: string): RoomRow {
    const row = this.row(roomId);
    if (!row) throw new Refusal('room_not_found');
    return row;
  }

  /** Throws `room_not_found`. */
  of(roomId: string): RoomHead {
    const known = this.heads.get(roomId);
    if (known) return known;
    const { id, seq } = this.rowOf(roomId);
    const head = { id, seq };
    if (this.heads.size >= this.keptMax) this.heads.clear();
    this.heads.set(roomId, head);
    return head;
  }

  /** Take the room's next `seq`. */
  advance(room: RoomHead): number {
    room.seq += 1;
    this.advances += 1;
    this.move.run(room.seq, room.id);
    return room.seq;
  }

  /** The transaction is on disk. Returns how many changes are there now, of all rooms together. */
  keep(): number {
    this.changes += this.advances;
    this.advances = 0;
    return this.changes;
  }

  /** A transaction was undone: what was counted in it no longer holds. */
  forget(): void {
    this.heads.clear();
    this.advances = 0;
  }
}
