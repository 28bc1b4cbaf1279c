import type { Message } from '@protocol/rooms';
import type { Wire } from '../connection/wire';
import { gistOf } from './gist';

/** What a reply answers: known, gone for good, or not known yet. */
export type Quoted = Message | 'gone' | 'unknown';

/** The message of a `seq` in a list that is in order of it. */
export function messageAt(messages: readonly Message[], seq: number): Message | null {
  let low = 0;
  let high = messages.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const message = messages[middle];
    if (!message) return null;
    if (message.seq === seq) return message;
    if (message.seq < seq) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** What stands in a quote, on one line. */
export function quoteText(quoted: Quoted, gist?: string): string {
  if (quoted === 'unknown') return 'Loading';
  if (quoted === 'gone') return 'A message that is gone';
  if (quoted.deleted) return 'Message deleted';
  return (gist ?? gistOf(quoted)).replace(/\s+/g, ' ').trim();
}

export type LoadQuoted = (roomId: string, seq: number) => Promise<Quoted>;

/**
 * Asks the server for messages that are not loaded, once each. Only what the server knew is remembered: without an
 * answer the next one who asks tries again.
 */
export function createQuotedLoader(request: Wire['request']): LoadQuoted {
  const asked = new Map<string, Promise<Quoted>>();
  return (roomId, seq) => {
    const key = `${roomId} ${seq}`;
    const known = asked.get(key);
    if (known) return known;
    const asking = load(request, roomId, seq).then((quoted) => {
      if (quoted === 'unknown') asked.delete(key);
      return quoted;
    });
    asked.set(key, asking);
    return asking;
  };
}

async function load(request: Wire['request'], roomId: string, seq: number): Promise<Quoted> {
  const answer = await request('LoadMessage', { roomId, seq });
  if (answer?.ok) return answer.message;
  return answer?.error.code === 'message_not_found' ? 'gone' : 'unknown';
}
