import type { Feed } from '../../delivery/feed';
import type { Chat } from '../../domain/chat';
import { textWithFiles } from '../../domain/files/text-with-files';
import type { RoomChange, StoredMessage } from '../../domain/ports';
import type { ChatRoom } from '../../domain/room/chat-room';
import { type EncodedEvent, encodeEvent, encodeEvents } from '../encoded-event';
import { EncodedRoom } from '../encoded-room';

/**
 * How much of what was said is told to who connects, in characters of JSON. More could be as much as a connection may have unsent,
 * and nobody would come in any more.
 */
const HISTORY_MAX_CHARACTERS = 256 * 1024;

/**
 * What is said in General, message by message. Its clients know no other change: what was edited, deleted or cleared is right in
 * the history of whoever connects next.
 */
export class ClusteredFeed implements Feed<EncodedEvent> {
  readonly name = 'clustered';
  /** The history as of the last batch, so that what comes after it comes in the next. */
  private readonly history = new EncodedRoom(textOf);
  /** What `history` is as an event, until it changes. */
  private encoded: EncodedEvent | undefined;
  private readers = 0;
  /** Up to this `seq` everything was in the history when the first reader came. */
  private begunAt = 0;

  constructor(private readonly chat: Chat) {}

  /** One more reader, to be told this before all that is said from now on. */
  begin(): EncodedEvent {
    if (this.readers === 0) this.restart(this.chat.general);
    this.readers += 1;
    this.encoded ??= encodeEvent('historical_messages', this.history.newest(HISTORY_MAX_CHARACTERS));
    return this.encoded;
  }

  /** One reader less. Without readers nothing is followed. */
  end(): void {
    this.readers -= 1;
  }

  changes({ history }: ChatRoom, changes: RoomChange[]): EncodedEvent | undefined {
    // A batch of readers who are gone by now.
    if ((changes.at(-1)?.seq ?? 0) <= this.begunAt) return undefined;
    this.history.follow(history.window, changes);
    this.encoded = undefined;
    const said = changes.flatMap((change) => (change.seq > this.begunAt ? (saidBy(change) ?? []) : []));
    return said.length > 0 ? encodeEvents('message', said) : undefined;
  }

  /** What somebody said bears their name of today. */
  person(chatRoom: ChatRoom): undefined {
    this.restart(chatRoom);
  }

  private restart({ history, head }: ChatRoom): void {
    this.begunAt = head.seq;
    this.history.begin(history.window, head.seq);
    this.encoded = undefined;
  }
}

function saidBy(change: RoomChange): string | undefined {
  return change.type === 'message' && change.message.seq === change.seq ? textOf(change.message) : undefined;
}

/** A message in the fields of this dialect: as it was sent there, or as it would have been. Nothing of a notice. */
function textOf(stored: StoredMessage): string | undefined {
  const { kind, author, timeStamp, sentAt } = stored;
  if (kind !== 'message') return undefined;
  return JSON.stringify({
    username: author.username,
    message: textWithFiles(stored),
    timestamp: timeStamp === undefined ? sentAt : timeStamp,
  });
}
