import type { MessageStore, RoomRecord } from '../../domain/ports';
import { type Person, personKey } from '../../protocol/index';
import { folded } from './folded';
import { SqliteMessageChanges } from './message-changes';
import { recordOf } from './record';
import type { RoomHead } from './room-heads';

/** Most messages that one transaction gives another name, so that it does not hold up the event loop. */
const RENAMED_AT_ONCE = 250;

type RoomChanges = Pick<MessageStore, 'clear' | 'undoClear' | 'sweep' | 'roomsWithMessagesOf' | 'renameAuthor'>;

/** What happens to many messages at once, on SQLite. */
export class SqliteRoomChanges extends SqliteMessageChanges implements RoomChanges {
  clear(roomId: string, by: Person | null, at: number): Promise<{ seq: number }> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const seq = this.parts.heads.advance(room);
      this.statements.insertClear.run(room.id, seq, by && personKey(by), by?.username ?? null, at);
      return { seq };
    });
  }

  undoClear(
    roomId: string,
    notBefore: number,
    windowSize: number,
    changedSize: number,
  ): Promise<RoomRecord | undefined> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const clear = this.statements.lastClear.get(room.id);
      if (!clear || clear.cleared_at < notBefore) return undefined;
      this.statements.undoClear.run(this.restart(room), room.id, clear.seq);
      return recordOf(this.parts.heads.rowOf(roomId), windowSize, changedSize, this.statements);
    });
  }

  sweep(roomId: string, author: string, windowSize: number, changedSize: number): Promise<RoomRecord | undefined> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const found = this.statements.saidBy.all({ room: room.id, author });
      if (found.length === 0) return undefined;
      const seqs = JSON.stringify(found);
      for (const statement of this.statements.sweep) statement.run({ room: room.id, seqs });
      this.parts.texts.removed(room.id, found);
      this.restart(room);
      return recordOf(this.parts.heads.rowOf(roomId), windowSize, changedSize, this.statements);
    });
  }

  async roomsWithMessagesOf(author: string): Promise<string[]> {
    return this.statements.roomsOf.all({ author });
  }

  async renameAuthor(author: string, username: string): Promise<void> {
    const { commits } = this.parts;
    await commits.write(() => {
      for (const statement of this.statements.rename) statement.run({ author, username, sortName: folded(username) });
    });
    const authored = this.statements.authored.all({ author });
    for (let from = 0; from < authored.length; from += RENAMED_AT_ONCE) {
      await commits.write(() => {
        for (const { room, seq } of authored.slice(from, from + RENAMED_AT_ONCE)) {
          this.statements.renameMessage.run({ username, room, seq });
        }
      });
    }
  }

  /** Take a `seq` for a change that nobody can be told message by message. */
  private restart(room: RoomHead): number {
    const seq = this.parts.heads.advance(room);
    this.statements.moveRestored.run(seq, room.id);
    return seq;
  }
}
