import type { NewMessage, StoredMessage } from '../../src/domain/ports';
import { GENERAL, type Person, personKey } from '../../src/protocol/index';

export type Operation =
  | { type: 'append'; message: NewMessage }
  | { type: 'clear'; by: Person | null }
  | { type: 'undo' };

export type Answer = { message: StoredMessage; isNew: boolean } | { seq: number } | { refused: string } | undefined;

/** A room as nothing but the list of its changes: the change at index `n` has the `seq` `n + 1`. */
export class RoomModel {
  private readonly changes: Operation[] = [];

  perform(operation: Operation): Answer {
    if (operation.type === 'append') return this.append(operation);
    if (operation.type === 'undo' && this.standingClears().length === 0) return undefined;
    return { seq: this.changes.push(operation) };
  }

  record(windowSize: number) {
    return {
      room: { roomId: GENERAL, name: 'General' },
      seq: this.changes.length,
      cleared: this.standingClears().at(-1) ?? null,
      restoredSeq: this.changes.findLastIndex(({ type }) => type === 'undo') + 1,
      window: this.messagesBefore(Number.POSITIVE_INFINITY, windowSize),
    };
  }

  occupants(): Person[] {
    const here = new Map<string, Person>();
    for (const { kind, author } of this.messages()) {
      if (kind === 'entered') here.set(personKey(author), author);
      if (kind === 'left') here.delete(personKey(author));
    }
    return [...here.values()];
  }

  messagesBefore(before: number, limit: number): StoredMessage[] {
    const clearedSeq = this.standingClears().at(-1)?.seq ?? 0;
    return this.messages()
      .filter(({ seq }) => seq > clearedSeq && seq < before)
      .slice(-limit);
  }

  private append(operation: { type: 'append'; message: NewMessage }): Answer {
    const { clientId, author, message } = operation.message;
    const first = this.messages().find(
      (one) => clientId && one.clientId === clientId && personKey(one.author) === personKey(author),
    );
    if (first) return first.message === message ? { message: first, isNew: false } : { refused: 'client_id_reused' };
    const seq = this.changes.push(operation);
    return { message: { ...operation.message, seq, changedSeq: seq }, isNew: true };
  }

  private messages(): StoredMessage[] {
    return this.changes.flatMap((change, index) =>
      change.type === 'append' ? [{ ...change.message, seq: index + 1, changedSeq: index + 1 }] : [],
    );
  }

  /** Oldest first: each undo takes away the newest. */
  private standingClears(): { seq: number; by: Person | null }[] {
    const clears: { seq: number; by: Person | null }[] = [];
    this.changes.forEach((change, index) => {
      if (change.type === 'clear') clears.push({ seq: index + 1, by: change.by });
      if (change.type === 'undo') clears.pop();
    });
    return clears;
  }
}
