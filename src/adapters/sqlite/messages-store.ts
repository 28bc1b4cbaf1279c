import type { MessageStore, NewMessage, RoomRecord, StoredMessage } from '../../domain/ports';
import { type Person, personFromKey, personKey, REACTIONS_MAX, Refusal } from '../../protocol/index';
import { folded } from './folded';
import { type MessageStatements, prepareMessageStatements } from './message-statements';
import type { Parts } from './parts';
import type { RoomHead } from './room-heads';
import { type ClearRow, type MessageRow, messageOf, personOf, roomOf } from './rows';

/** Most messages that one transaction gives another name, so that it does not hold up the event loop. */
const RENAMED_AT_ONCE = 2_000;

type Changed = { message: StoredMessage; isNew: boolean };

/** What is said in rooms, on SQLite. */
export class SqliteMessages implements MessageStore {
  private readonly statements: MessageStatements;

  constructor(private readonly parts: Parts) {
    this.statements = prepareMessageStatements(parts.database);
  }

  async openRoom(roomId: string, windowSize: number, changedSize: number): Promise<RoomRecord | undefined> {
    const row = this.parts.heads.row(roomId);
    if (!row) return undefined;
    const { statements } = this;
    const clear = statements.lastClear.get(row.id);
    return {
      room: roomOf(row),
      seq: row.seq,
      cleared: clear ? { seq: clear.seq, by: clearedBy(clear), at: clear.cleared_at } : null,
      restoredSeq: row.restored_seq,
      window: this.visibleBefore(row.id, Number.MAX_SAFE_INTEGER, windowSize),
      changed: statements.changed
        .all(row.id, clear?.seq ?? 0, changedSize)
        .reverse()
        .map(messageOf),
      occupants: statements.occupants.all(row.id).map(personOf),
      members: statements.members.all(row.id).map(personOf),
    };
  }

  append(roomId: string, message: NewMessage): Promise<Changed> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const seq = room.seq + 1;
      if (!this.insert(room.id, seq, message)) return { message: this.first(room.id, message), isNew: false };
      this.parts.heads.advance(room);
      this.follow(room.id, seq, message);
      return { message: { ...message, seq, changedSeq: seq }, isNew: true };
    });
  }

  edit(
    roomId: string,
    seq: number,
    { message, mentions, at }: { message: string; mentions: string[] | undefined; at: number },
  ) {
    return this.change(roomId, seq, (room, row) => {
      if (row.deleted) throw new Refusal('message_not_found');
      if (row.message === message) return false;
      this.statements.keepText.run(room.id, seq, row.message, at);
      this.unmention(room.id, row);
      this.statements.edit.run(message, mentions ? JSON.stringify(mentions) : null, at, room.id, seq);
      this.mention(room.id, seq, row.author_key, mentions);
      this.parts.texts.edited(room.id, seq, message);
      return true;
    });
  }

  delete(roomId: string, seq: number): Promise<Changed> {
    return this.change(roomId, seq, (room, row) => {
      if (row.deleted) return false;
      this.unmention(room.id, row);
      this.statements.forgetEdits.run(room.id, seq);
      this.statements.forgetReactions.run(room.id, seq);
      this.statements.delete.run(room.id, seq);
      this.parts.texts.removed(room.id, [seq]);
      return true;
    });
  }

  react(
    roomId: string,
    seq: number,
    { emoji, by, at, isOn }: { emoji: string; by: Person; at: number; isOn: boolean },
  ): Promise<Changed> {
    return this.change(roomId, seq, (room, row) => {
      if (row.deleted) throw new Refusal('message_not_found');
      const reactions = messageOf(row).reactions ?? [];
      const key = personKey(by);
      const isAnother = !reactions.some((one) => one.emoji === emoji);
      if (isOn && isAnother && reactions.length >= REACTIONS_MAX) throw new Refusal('reaction_invalid');
      const { changes } = isOn
        ? this.statements.react.run(room.id, seq, emoji, key, by.username, at)
        : this.statements.takeBack.run(room.id, seq, emoji, key);
      if (changes > 0) this.statements.countReactions.run({ room: room.id, seq });
      return changes > 0;
    });
  }

  clear(roomId: string, by: Person | null, at: number): Promise<{ seq: number }> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const seq = this.parts.heads.advance(room);
      this.statements.insertClear.run(room.id, seq, by && personKey(by), by?.username ?? null, at);
      return { seq };
    });
  }

  undoClear(roomId: string, notBefore: number): Promise<{ seq: number } | undefined> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const clear = this.statements.lastClear.get(room.id);
      if (!clear || clear.cleared_at < notBefore) return undefined;
      const seq = this.restart(room);
      this.statements.undoClear.run(seq, room.id, clear.seq);
      return { seq };
    });
  }

  sweep(roomId: string, author: string): Promise<{ seq: number } | undefined> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const found = this.statements.seqsOf.all({ room: room.id, author });
      if (found.length === 0) return undefined;
      const seqs = JSON.stringify(found);
      for (const statement of this.statements.sweep) statement.run({ room: room.id, seqs });
      this.parts.texts.removed(room.id, found);
      return { seq: this.restart(room) };
    });
  }

  async roomsWithMessagesOf(author: string): Promise<string[]> {
    return this.statements.roomsOf.all({ author }).map(({ room_id }) => room_id);
  }

  async renameAuthor(author: string, username: string): Promise<void> {
    const { commits } = this.parts;
    await commits.write(() => {
      for (const statement of this.statements.rename) statement.run({ author, username, sortName: folded(username) });
    });
    for (const { id: room } of this.statements.roomsOf.all({ author })) {
      const all = this.statements.seqsOf.all({ room, author });
      for (let from = 0; from < all.length; from += RENAMED_AT_ONCE) {
        const seqs = JSON.stringify(all.slice(from, from + RENAMED_AT_ONCE));
        await commits.write(() => this.statements.renameMessages.run({ room, seqs, username }));
      }
    }
  }

  async messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]> {
    return this.visibleBefore(this.parts.heads.of(roomId).id, before, limit);
  }

  async messagesAfter(roomId: string, after: number, limit: number): Promise<StoredMessage[]> {
    const room = this.parts.heads.of(roomId).id;
    return this.statements.after.all(room, Math.max(after, this.clearedSeq(room)), limit).map(messageOf);
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

  /** Change a visible message. `change` throws before it changes anything, and returns whether it did. */
  private change(roomId: string, seq: number, change: (room: RoomHead, row: MessageRow) => boolean): Promise<Changed> {
    return this.parts.commits.write(() => {
      const room = this.parts.heads.of(roomId);
      const row = this.visible(room.id, seq);
      if (!row) throw new Refusal('message_not_found');
      if (!change(room, row)) return { message: messageOf(row), isNew: false };
      this.statements.touch.run(this.parts.heads.advance(room), room.id, seq);
      return { message: messageOf(this.statements.find.get(room.id, seq) as MessageRow), isNew: true };
    });
  }

  /** Take a `seq` for a change that nobody can be told message by message. */
  private restart(room: RoomHead): number {
    const seq = this.parts.heads.advance(room);
    this.statements.moveRestored.run(seq, room.id);
    return seq;
  }

  private clearedSeq(room: number): number {
    return this.statements.lastClear.get(room)?.seq ?? 0;
  }

  private visible(room: number, seq: number): MessageRow | undefined {
    return seq > this.clearedSeq(room) ? this.statements.find.get(room, seq) : undefined;
  }

  private visibleBefore(room: number, before: number, limit: number): StoredMessage[] {
    return this.statements.before.all(room, this.clearedSeq(room), before, limit).reverse().map(messageOf);
  }

  /** Returns whether it was inserted: not if its author sent the same `clientId` to this room before. */
  private insert(room: number, seq: number, message: NewMessage): boolean {
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
    );
    return changes === 1;
  }

  /** What was stored when this message was sent first. Throws `client_id_reused` if that was another one. */
  private first(room: number, message: NewMessage): StoredMessage {
    const { clientId, author } = message;
    const row = this.statements.findByClientId.get(room, personKey(author), clientId as string) as MessageRow;
    // The text of a message that was deleted is not known any more.
    const text = row.deleted ? message.message : (this.statements.edits.get(room, row.seq)?.message ?? row.message);
    if (text !== message.message || row.reply_to !== (message.replyTo ?? null)) throw new Refusal('client_id_reused');
    return messageOf(row);
  }

  private follow(room: number, seq: number, { kind, author, mentions }: NewMessage): void {
    if (kind === 'message') {
      // Whoever only claims to be somebody has no list of rooms.
      if (!author.claimed) this.parts.reads.spoke(room, personKey(author), seq);
      if (mentions) this.mention(room, seq, personKey(author), mentions);
    } else if (kind === 'entered') this.statements.addOccupant.run(room, personKey(author), author.username);
    else this.statements.removeOccupant.run(room, personKey(author));
  }

  /** Nobody is told of mentioning themselves. */
  private mention(room: number, seq: number, author: string, mentions: string[] = []): void {
    for (const person of mentions) if (person !== author) this.statements.mention.run(person, room, seq);
  }

  private unmention(room: number, { seq, mentions }: MessageRow): void {
    const people: string[] = mentions === null ? [] : JSON.parse(mentions);
    for (const person of people) this.statements.unmention.run(person, room, seq);
  }
}

function clearedBy(clear: ClearRow): Person | null {
  return clear.by_key === null ? null : personFromKey(clear.by_key, clear.by_username ?? '');
}
