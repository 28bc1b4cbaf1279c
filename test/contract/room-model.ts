import type { NewMessage, RoomReplay, StoredMessage } from '../../src/domain/ports';
import { GENERAL, type Person, personKey, type Reaction } from '../../src/protocol/index';

export type Operation =
  | { type: 'append'; message: NewMessage }
  | { type: 'edit'; seq: number; message: string }
  | { type: 'delete'; seq: number }
  | { type: 'react'; seq: number; emoji: string; by: Person; isOn: boolean }
  | { type: 'pin'; seq: number; isOn: boolean }
  | { type: 'clear'; by: Person | null }
  | { type: 'undo' }
  | { type: 'sweep'; author: Person };

type Change = 'edit' | 'delete' | 'react' | 'pin';

export type Answer = { message: StoredMessage; isNew: boolean } | { seq: number } | { refused: string } | undefined;

interface Kept {
  message: StoredMessage;
  /** As it was sent. */
  sent: string;
}

/** A room as lists in memory, in the plainest way. */
export class RoomModel {
  private seq = 0;
  private restoredSeq = 0;
  private kept: Kept[] = [];
  private readonly here = new Map<string, Person>();
  /** Oldest first: each undo takes away the newest. */
  private readonly clears: { seq: number; by: Person | null; at: number }[] = [];

  perform(operation: Operation): Answer {
    switch (operation.type) {
      case 'append':
        return this.append(operation.message);
      case 'clear':
        this.seq += 1;
        this.clears.push({ seq: this.seq, by: operation.by, at: 0 });
        return { seq: this.seq };
      case 'undo':
        return this.clears.pop() && this.restart();
      case 'sweep':
        return this.sweep(personKey(operation.author));
      default:
        return this.change(operation);
    }
  }

  record(windowSize: number) {
    const changed = this.visible().filter(({ seq, changedSeq }) => changedSeq > seq);
    return {
      room: { roomId: GENERAL, name: 'General', kind: 'general' },
      seq: this.seq,
      cleared: this.clears.at(-1) ?? null,
      restoredSeq: this.restoredSeq,
      window: this.messagesBefore(Number.POSITIVE_INFINITY, windowSize),
      changed: changed.sort((one, other) => one.changedSeq - other.changedSeq),
      members: [],
    };
  }

  occupants(): Person[] {
    return [...this.here.values()];
  }

  messagesBefore(before: number, limit: number): StoredMessage[] {
    return this.visible()
      .filter(({ seq }) => seq < before)
      .slice(-limit);
  }

  messagesAfter(after: number, limit: number): StoredMessage[] {
    return this.visible()
      .filter(({ seq }) => seq > after)
      .slice(0, limit);
  }

  changesSince(since: number, most: number): RoomReplay | undefined {
    if (since > this.seq || since < this.restoredSeq) return undefined;
    const changed = this.visible().filter(({ changedSeq }) => changedSeq > since);
    if (changed.length > most) return undefined;
    const messages = changed
      .sort((one, other) => one.changedSeq - other.changedSeq)
      .map((message) => ({ type: 'message' as const, seq: message.changedSeq, message }));
    const clear = this.clears.at(-1);
    const cleared = clear && clear.seq > since ? [{ type: 'cleared' as const, seq: clear.seq, by: clear.by }] : [];
    return { seq: this.seq, changes: [...cleared, ...messages] };
  }

  message(seq: number): StoredMessage | undefined {
    return this.visible().find((one) => one.seq === seq);
  }

  /** The `seq` of each pinned message. */
  pins(): number[] {
    return this.visible().flatMap(({ seq, pinned }) => (pinned ? [seq] : []));
  }

  /** The `seq` of each message that holds a word, newest first. */
  search(word: string): number[] {
    const found = this.visible().filter(({ kind, message }) => kind === 'message' && message.includes(word));
    return found.map(({ seq }) => seq).reverse();
  }

  private append(message: NewMessage): Answer {
    const { clientId, author } = message;
    const first = this.kept.find(
      (one) => clientId && one.message.clientId === clientId && personKey(one.message.author) === personKey(author),
    );
    if (first) {
      const isSame =
        first.message.replyTo === message.replyTo && (first.message.deleted || first.sent === message.message);
      return isSame ? { message: first.message, isNew: false } : { refused: 'client_id_reused' };
    }
    this.seq += 1;
    const stored = { ...message, seq: this.seq, changedSeq: this.seq };
    this.kept.push({ message: stored, sent: message.message });
    if (message.kind === 'entered') this.here.set(personKey(author), author);
    if (message.kind === 'left') this.here.delete(personKey(author));
    return { message: stored, isNew: true };
  }

  private change(operation: Operation & { type: Change }): Answer {
    const message = this.message(operation.seq);
    if (!message || (message.deleted && operation.type !== 'delete')) return { refused: 'message_not_found' };
    if (operation.type === 'pin' && message.kind !== 'message') return { refused: 'message_not_found' };
    const changed = changedBy(message, operation);
    if (!changed) return { message, isNew: false };
    this.seq += 1;
    const stored = { ...changed, changedSeq: this.seq };
    this.kept = this.kept.map((one) => (one.message === message ? { ...one, message: stored } : one));
    return { message: stored, isNew: true };
  }

  private sweep(author: string): Answer {
    const others = this.kept.filter(
      ({ message }) => message.kind !== 'message' || personKey(message.author) !== author,
    );
    if (others.length === this.kept.length) return undefined;
    this.kept = others;
    return this.restart();
  }

  private restart(): { seq: number } {
    this.seq += 1;
    this.restoredSeq = this.seq;
    return { seq: this.seq };
  }

  private visible(): StoredMessage[] {
    const clearedSeq = this.clears.at(-1)?.seq ?? 0;
    return this.kept.map(({ message }) => message).filter(({ seq }) => seq > clearedSeq);
  }
}

/** What becomes of a message, or undefined if it stays as it is. */
function changedBy(message: StoredMessage, operation: Operation & { type: Change }): StoredMessage | undefined {
  const { reactions = [], ...plain } = message;
  if (operation.type === 'delete') {
    const { mentions, editedAt, pinned, ...left } = plain;
    return message.deleted ? undefined : { ...left, message: '', deleted: true };
  }
  if (operation.type === 'edit') {
    return operation.message === message.message ? undefined : { ...message, message: operation.message, editedAt: 1 };
  }
  if (operation.type === 'pin') {
    const { pinned, ...unpinned } = message;
    if ((pinned === true) === operation.isOn) return undefined;
    return operation.isOn ? { ...message, pinned: true } : unpinned;
  }
  const isOn = reactions.some(
    ({ emoji, by }) => emoji === operation.emoji && by.some((one) => personKey(one) === personKey(operation.by)),
  );
  if (isOn === operation.isOn) return undefined;
  const left = isOn ? without(reactions, operation) : withOne(reactions, operation);
  return { ...plain, ...(left.length > 0 ? { reactions: left } : {}) };
}

type OneReaction = { emoji: string; by: Person };

function withOne(reactions: Reaction[], { emoji, by }: OneReaction): Reaction[] {
  if (!reactions.some((one) => one.emoji === emoji)) return [...reactions, { emoji, by: [by] }];
  return reactions.map((one) => (one.emoji === emoji ? { emoji, by: [...one.by, by] } : one));
}

function without(reactions: Reaction[], { emoji, by }: OneReaction): Reaction[] {
  return order(
    reactions
      .flatMap((one) => one.by.map((person) => ({ emoji: one.emoji, person })))
      .filter((one) => one.emoji !== emoji || personKey(one.person) !== personKey(by)),
  );
}

function order(given: { emoji: string; person: Person }[]): Reaction[] {
  return given.reduce<Reaction[]>((reactions, { emoji, person }) => withOne(reactions, { emoji, by: person }), []);
}
