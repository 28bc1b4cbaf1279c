import { textWithFiles } from '../../../domain/files/text-with-files';
import type { StoredMessage } from '../../../domain/ports';
import type { ChatRoom } from '../../../domain/room/chat-room';
import { Refusal } from '../../../protocol/index';
import type { ChatroomCaller } from './caller';

/** Messages of a page. */
const PAGE = 10;

/** Texts of what is told where no page is asked for, in characters: every page asks for it every two seconds. */
const NEWEST_MAX_CHARACTERS = 128 * 1024;

/** A message as this system shows it. */
export interface Entry {
  message: string;
  /** ISO 8601, in UTC. */
  timestamp: string;
  username: string;
}

function entryOf(stored: StoredMessage): Entry {
  return {
    message: textWithFiles(stored),
    timestamp: timestampOf(stored.sentAt),
    username: stored.author.username,
  };
}

export function timestampOf(sentAt: number): string {
  return new Date(sentAt).toISOString();
}

/** A page, of which the first has the newest messages; without a number all that memory holds of them, within a bound. */
export async function pageOf(
  { history: { said } }: ChatRoom,
  page: number | undefined,
  caller: ChatroomCaller,
): Promise<{ messages: Entry[]; total: number }> {
  if (page === undefined) {
    const newest = within(said.newest());
    return { messages: newest.map(entryOf), total: await said.total() };
  }
  const total = await said.total();
  caller.maxPage = Math.max(1, Math.ceil(total / PAGE));
  if (page < 1 || page > caller.maxPage) throw new Refusal('cursor_invalid');
  return { messages: (await said.page((page - 1) * PAGE, PAGE)).map(entryOf), total };
}

/** The `seq` of what an author (a `personKey`) said, by how it was shown. Rejects with `message_not_found`. */
export async function seqOf({ history }: ChatRoom, author: string, entry: Entry): Promise<number> {
  const sentAt = Date.parse(entry.timestamp);
  const isShownSo = !Number.isNaN(sentAt) && timestampOf(sentAt) === entry.timestamp;
  const found = isShownSo ? await history.said.find(author, sentAt, entry.message) : undefined;
  if (found?.author.username !== entry.username) throw new Refusal('message_not_found');
  return found.seq;
}

function within(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  let characters = 0;
  const first = messages.findLastIndex(({ message }) => {
    characters += message.length;
    return characters > NEWEST_MAX_CHARACTERS;
  });
  return messages.slice(first + 1);
}
