import type { Change, CommandOutput, Head, Message } from '../../src/protocol/index';

/** A room as a client keeps it that knows nothing but what it was told. */
export class RoomView {
  private constructor(
    private messages: Map<number, Message>,
    readonly head: Head,
    /** A change that cannot be told message by message came: what is kept is worth nothing. */
    readonly isStale: boolean,
  ) {}

  static of(entrance: CommandOutput<'UserEnteredRoom'>, before?: RoomView): RoomView {
    if ('messages' in entrance) {
      return new RoomView(new Map(entrance.messages.map((message) => [message.seq, message])), entrance.head, false);
    }
    if (!before) throw new Error('changes, to one who has nothing to change');
    const changed = entrance.changes.reduce((view, change) => view.with(change), before);
    return new RoomView(changed.messages, entrance.head, changed.isStale);
  }

  with(change: Change): RoomView {
    const messages = new Map(this.messages);
    switch (change.type) {
      case 'message':
        messages.set(change.message.seq, change.message);
        break;
      case 'cleared':
        for (const seq of messages.keys()) if (seq < change.seq) messages.delete(seq);
        break;
      case 'swept':
        for (const [seq, { kind, author, changedSeq }] of messages) {
          if (kind === 'message' && author.userID === change.author && changedSeq < change.seq) messages.delete(seq);
        }
        break;
      case 'restored':
        return new RoomView(messages, { ...this.head, seq: change.seq }, true);
    }
    return new RoomView(messages, { ...this.head, seq: change.seq }, this.isStale);
  }

  /** What it shows, oldest first. */
  get shown(): Message[] {
    return [...this.messages.values()].toSorted((one, other) => one.seq - other.seq);
  }
}
