import type { MessageStore, StoredMessage } from '../../domain/ports';
import { PAGE_MAX, type Person, PINS_MAX, personKey, REACTIONS_MAX, Refusal } from '../../protocol/index';
import { type MessageStatements, prepareMessageStatements } from './message-statements';
import type { Parts } from './parts';
import { preparePinStatements } from './pin-statements';
import type { RoomHead } from './room-heads';
import { type MessageRow, messageOf } from './rows';

export type Changed = { message: StoredMessage; isNew: boolean };

/** What becomes of a message after it was sent, on SQLite. */
export class SqliteMessageChanges implements Pick<MessageStore, 'edit' | 'delete' | 'react' | 'pin' | 'pins'> {
  protected readonly statements: MessageStatements;
  private readonly pinStatements;

  constructor(protected readonly parts: Parts) {
    this.statements = prepareMessageStatements(parts.database);
    this.pinStatements = preparePinStatements(parts.database);
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
      if (row.attachments !== null) this.statements.forgetFiles.run(room.id, seq);
      this.statements.forgetBookmarks.run(room.id, seq);
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

  pin(roomId: string, seq: number, { at, isOn }: { at: number; isOn: boolean }): Promise<Changed> {
    return this.change(roomId, seq, (room, row) => {
      if (row.deleted || row.kind !== 'message') throw new Refusal('message_not_found');
      if ((row.pinned_at !== null) === isOn) return false;
      const pins = isOn ? (this.pinStatements.count.get(room.id, this.clearedSeq(room.id)) as number) : 0;
      if (pins >= PINS_MAX) throw new Refusal('too_many_pins');
      this.pinStatements.pin.run(isOn ? at : null, room.id, seq);
      return true;
    });
  }

  async pins(roomId: string): Promise<StoredMessage[]> {
    const room = this.parts.heads.of(roomId).id;
    return this.pinStatements.list.all(room, this.clearedSeq(room), PAGE_MAX).map(messageOf);
  }

  protected clearedSeq(room: number): number {
    return this.statements.lastClear.get(room)?.seq ?? 0;
  }

  protected visible(room: number, seq: number): MessageRow | undefined {
    return seq > this.clearedSeq(room) ? this.statements.find.get(room, seq) : undefined;
  }

  /** Nobody is told of mentioning themselves. */
  protected mention(room: number, seq: number, author: string, mentions: string[] = []): void {
    for (const person of mentions) if (person !== author) this.statements.mention.run(person, room, seq);
  }

  private unmention(room: number, { seq, mentions }: MessageRow): void {
    const people: string[] = mentions === null ? [] : JSON.parse(mentions);
    for (const person of people) this.statements.unmention.run(person, room, seq);
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
}
