import type { MessageStore, NewMessage, ReplayLimits, RoomRecord, RoomReplay, StoredMessage } from '../../domain/ports';
import { type Attached, personKey, Refusal } from '../../protocol/index';
import type { Changed } from './message-changes';
import { MessageFiles } from './message-files';
import { recordOf } from './record';
import { replayOf } from './replay';
import { SqliteRoomChanges } from './room-changes';
import { type MessageRow, messageOf } from './rows';

/** What is said in rooms, on SQLite. */
export class SqliteMessages extends SqliteRoomChanges implements MessageStore {
  private readonly files = new MessageFiles(this.parts.database);

  async openRoom(roomId: string, windowSize: number, changedSize: number): Promise<RoomRecord | undefined> {
    const row = this.parts.heads.row(roomId);
    return row && recordOf(row, windowSize, changedSize, this.statements);
  }

  append(roomId: string, message: NewMessage, attached: readonly Attached[] = []): Promise<Changed> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const seq = room.seq + 1;
      // A refusal comes before anything is written, which it would not undo.
      const taken =
        attached.length > 0 && !this.isThere(room.id, message) ? this.files.free(room.id, message, attached) : [];
      if (!this.insert(room.id, seq, message, taken.length)) {
        return { message: this.first(room.id, message, attached), isNew: false };
      }
      this.parts.heads.advance(room);
      this.follow(room.id, seq, message);
      const files = taken.length > 0 ? { attachments: this.files.attach(seq, taken) } : {};
      return { message: { ...message, ...files, seq, changedSeq: seq }, isNew: true };
    });
  }

  async messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]> {
    return this.visibleBefore(this.parts.heads.of(roomId).id, before, limit);
  }

  async messagesAfter(roomId: string, after: number, limit: number): Promise<StoredMessage[]> {
    const room = this.parts.heads.of(roomId).id;
    return this.statements.after.all(room, Math.max(after, this.clearedSeq(room)), limit).map(messageOf);
  }

  changesSince(roomId: string, since: number, limits: ReplayLimits): Promise<RoomReplay | undefined> {
    // Among the writes, though it writes nothing: so it is of one moment in the room's order, and of nothing that is not on disk.
    return this.parts.commits.read(() => replayOf(this.parts.heads.rowOf(roomId), since, limits, this.statements));
  }

  async reachedIn(roomId: string, run: string): Promise<number | undefined> {
    return this.statements.reachedIn.get({ room: this.parts.heads.of(roomId).id, run });
  }

  async countSaid(roomId: string, after: number, through: number): Promise<number> {
    return this.statements.countSaid.get(this.parts.heads.of(roomId).id, after, through) as number;
  }

  async message(roomId: string, seq: number): Promise<StoredMessage | undefined> {
    const row = this.visible(this.parts.heads.of(roomId).id, seq);
    return row && messageOf(row);
  }

  async edits(roomId: string, seq: number): Promise<{ message: string; until: number }[]> {
    const room = this.parts.heads.of(roomId).id;
    if (!this.visible(room, seq)) throw new Refusal('message_not_found');
    return this.statements.edits.all(room, seq);
  }

  private visibleBefore(room: number, before: number, limit: number): StoredMessage[] {
    return this.statements.before.all(room, this.clearedSeq(room), before, limit).reverse().map(messageOf);
  }

  /** Returns whether it was inserted: not if its author sent the same `clientId` to this room before. */
  private insert(room: number, seq: number, message: NewMessage, attached: number): boolean {
    const { changes } = this.statements.insert.run(
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
      message.replyTo ?? null,
      message.mentions ? JSON.stringify(message.mentions) : null,
      attached > 0 ? attached : null,
    );
    return changes === 1;
  }

  private isThere(room: number, { clientId, author }: NewMessage): boolean {
    return (
      clientId !== undefined && this.statements.findByClientId.get(room, personKey(author), clientId) !== undefined
    );
  }

  /** What was stored when this message was sent first. Throws `client_id_reused` if that was another one. */
  private first(room: number, message: NewMessage, attached: readonly Attached[]): StoredMessage {
    const { clientId, author } = message;
    const row = this.statements.findByClientId.get(room, personKey(author), clientId as string) as MessageRow;
    // The text of a message that was deleted is not known any more.
    const text = row.deleted ? message.message : (this.statements.edits.get(room, row.seq)?.message ?? row.message);
    const first = messageOf(row);
    const isSame = text === message.message && row.reply_to === (message.replyTo ?? null);
    if (!isSame || !(row.deleted || hasFiles(first, attached))) throw new Refusal('client_id_reused');
    return first;
  }

  private follow(room: number, seq: number, { kind, author, mentions }: NewMessage): void {
    if (kind === 'message') {
      // Whoever only claims to be somebody has no list of rooms.
      if (!author.claimed) this.parts.reads.spoke(room, personKey(author), seq);
      if (mentions) this.mention(room, seq, personKey(author), mentions);
    } else if (kind === 'entered') this.statements.addOccupant.run(room, personKey(author), author.username);
    else this.statements.removeOccupant.run(room, personKey(author));
  }
}

function hasFiles({ attachments = [] }: StoredMessage, attached: readonly Attached[]): boolean {
  return (
    attachments.length === attached.length && attachments.every(({ fileId }, at) => fileId === attached[at]?.fileId)
  );
}
