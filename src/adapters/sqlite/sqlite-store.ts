import type Database from 'better-sqlite3';
import type { Installation, NewMessage, RoomRecord, Store, StoredMessage } from '../../domain/ports';
import { type Person, personFromKey, personKey, Refusal } from '../../protocol/index';
import { Checkpoints } from './checkpoints';
import { GroupCommit } from './group-commit';
import { type OpenDatabase, openDatabase } from './open-database';
import { type ClearRow, messageOf } from './rows';
import { prepareStatements, type Statements } from './statements';

/** A room's row id, and its head as of the transaction that is being written. */
interface RoomHead {
  id: number;
  seq: number;
}

/** The store on SQLite, embedded in this process. One process owns the database, so heads are counted in memory. */
export class SqliteStore implements Store {
  readonly installation: Installation;
  private readonly database: Database.Database;
  private readonly unlock: () => void;
  private readonly statements: Statements;
  private readonly commits: GroupCommit;
  private readonly checkpoints: Checkpoints;
  private readonly heads = new Map<string, RoomHead>();

  /**
   * Throws `StartRefusal`. `onFlushFailed` has to end the process: what was said to be stored may be lost, and nothing
   * more is answered. Left out, the error is thrown where nobody can catch it.
   */
  static async open(folder: string, onFlushFailed: (error: Error) => void = rethrow): Promise<SqliteStore> {
    return new SqliteStore(await openDatabase(folder), onFlushFailed);
  }

  private constructor({ database, installation, unlock }: OpenDatabase, onFlushFailed: (error: Error) => void) {
    this.database = database;
    this.installation = installation;
    this.unlock = unlock;
    this.statements = prepareStatements(database);
    this.checkpoints = new Checkpoints(database);
    this.commits = new GroupCommit(database, {
      onRollback: () => this.heads.clear(),
      onFlushed: () => this.checkpoints.afterFlush(),
      onFlushFailed,
    });
  }

  async openRoom(roomId: string, windowSize: number): Promise<RoomRecord | undefined> {
    const row = this.statements.findRoom.get(roomId);
    if (!row) return undefined;
    const clear = this.statements.lastClear.get(row.id);
    return {
      room: { roomId: row.room_id, name: row.name },
      seq: row.seq,
      cleared: clear ? { seq: clear.seq, by: clearedBy(clear) } : null,
      restoredSeq: row.restored_seq,
      window: this.visibleBefore(row.id, Number.MAX_SAFE_INTEGER, windowSize),
      occupants: this.statements.occupants.all(row.id).map((one) => personFromKey(one.person_key, one.username)),
    };
  }

  append(roomId: string, message: NewMessage): Promise<{ message: StoredMessage; isNew: boolean }> {
    return this.commits.write(() => {
      const room = this.headOf(roomId);
      const seq = room.seq + 1;
      if (!this.insert(room.id, seq, message)) return { message: this.first(room.id, message), isNew: false };
      this.moveHead(room, seq);
      this.moveOccupant(room.id, message);
      return { message: { ...message, seq, changedSeq: seq }, isNew: true };
    });
  }

  clear(roomId: string, by: Person | null, at: number): Promise<{ seq: number }> {
    return this.commits.write(() => {
      const room = this.headOf(roomId);
      const seq = room.seq + 1;
      this.statements.insertClear.run(room.id, seq, by && personKey(by), by?.username ?? null, at);
      this.moveHead(room, seq);
      return { seq };
    });
  }

  undoClear(roomId: string): Promise<{ seq: number } | undefined> {
    return this.commits.write(() => {
      const room = this.headOf(roomId);
      const clear = this.statements.lastClear.get(room.id);
      if (!clear) return undefined;
      const seq = room.seq + 1;
      this.statements.undoClear.run(seq, room.id, clear.seq);
      this.statements.moveRestored.run(seq, room.id);
      this.moveHead(room, seq);
      return { seq };
    });
  }

  async messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]> {
    return this.visibleBefore(this.headOf(roomId).id, before, limit);
  }

  isHealthy(): boolean {
    return this.commits.healthy;
  }

  async close(): Promise<void> {
    await this.commits.close();
    await this.checkpoints.close();
    this.database.close();
    this.unlock();
  }

  private visibleBefore(room: number, before: number, limit: number): StoredMessage[] {
    const clearedSeq = this.statements.lastClear.get(room)?.seq ?? 0;
    return this.statements.messagesBetween.all(room, clearedSeq, before, limit).reverse().map(messageOf);
  }

  /** Returns whether it was inserted: not if its author sent the same `clientId` to this room before. */
  private insert(room: number, seq: number, message: NewMessage): boolean {
    const { changes } = this.statements.insertMessage.run(
      room,
      seq,
      seq,
      message.id,
      message.kind,
      personKey(message.author),
      message.author.username,
      message.message,
      message.sentAt,
      message.clientId ?? null,
      message.timeStamp === undefined ? null : JSON.stringify(message.timeStamp),
    );
    return changes === 1;
  }

  /** What was stored when this message was sent first. Throws `client_id_reused` if that had another text. */
  private first(room: number, message: NewMessage): StoredMessage {
    const row = this.statements.findByClientId.get(room, personKey(message.author), message.clientId as string);
    if (row?.message !== message.message) throw new Refusal('client_id_reused');
    return messageOf(row);
  }

  private moveHead(room: RoomHead, seq: number): void {
    room.seq = seq;
    this.statements.moveHead.run(seq, room.id);
  }

  private moveOccupant(room: number, { kind, author }: NewMessage): void {
    if (kind === 'entered') this.statements.addOccupant.run(room, personKey(author), author.username);
    if (kind === 'left') this.statements.removeOccupant.run(room, personKey(author));
  }

  /** Throws `room_not_found`. */
  private headOf(roomId: string): RoomHead {
    const known = this.heads.get(roomId);
    if (known) return known;
    const row = this.statements.findRoom.get(roomId);
    if (!row) throw new Refusal('room_not_found');
    const head = { id: row.id, seq: row.seq };
    this.heads.set(roomId, head);
    return head;
  }
}

function clearedBy(clear: ClearRow): Person | null {
  return clear.by_key === null ? null : personFromKey(clear.by_key, clear.by_username ?? '');
}

function rethrow(error: Error): never {
  throw error;
}
