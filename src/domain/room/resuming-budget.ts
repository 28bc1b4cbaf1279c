import { PAGE_SIZE } from '../../protocol/index';
import { Bucket } from '../bucket';
import { RESUMED_BYTES_PER_SECOND, RESUMED_CHANGES_MAX, RESUMED_TEXT_MAX_BYTES, RESUMING_MAX } from '../policies';
import type { Clock, RoomChange, StoredMessage } from '../ports';
import { Turns } from '../turns';

/** What a change takes in an answer beside its text and its reactions, about. */
const CHANGE_BYTES = 350;

/** Who reacted, about. */
const REACTION_BYTES = 80;

/** A file of a message, about. */
const ATTACHMENT_BYTES = 250;

/**
 * What may be spent on those who come back, in all rooms together: when thousands do at once, the others still talk.
 * Whoever is refused starts afresh, which is a page.
 */
export class ResumingBudget {
  private readonly turns = new Turns();
  private waiting = 0;
  private readonly bytes: Bucket;

  constructor(clock: Clock) {
    this.bytes = new Bucket(clock, RESUMED_BYTES_PER_SECOND);
  }

  /** One reads after the other, so that none holds the event loop for long. Undefined where too many wait. */
  read<T>(read: () => Promise<T>): Promise<T> | undefined {
    if (this.waiting >= RESUMING_MAX) return undefined;
    this.waiting += 1;
    return this.turns.next(read).finally(() => {
      this.waiting -= 1;
    });
  }

  /** Whether this may be told now. What is no longer than a page always may: starting afresh would spare nothing. */
  allows(changes: readonly RoomChange[]): boolean {
    if (changes.length <= PAGE_SIZE) return true;
    const texts = changes.reduce((sum, change) => sum + (change.type === 'message' ? bytesOf(change.message) : 0), 0);
    if (changes.length > RESUMED_CHANGES_MAX || texts > RESUMED_TEXT_MAX_BYTES) return false;
    return this.bytes.take(texts + changes.length * CHANGE_BYTES, RESUMED_BYTES_PER_SECOND);
  }
}

function bytesOf({ message, reactions = [], attachments = [] }: StoredMessage): number {
  const reacted = reactions.reduce((sum, { by }) => sum + by.length, 0);
  return Buffer.byteLength(message) + reacted * REACTION_BYTES + attachments.length * ATTACHMENT_BYTES;
}
