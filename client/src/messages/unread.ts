import type { Person } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { isBy } from '../state/outbox';
import { plainGist } from './gist';

/** What others said after `seq`, oldest first. Looks from the end, so a long history costs nothing. */
export function saidAfter(messages: readonly Message[], seq: number, you: Person): Message[] {
  const said: Message[] = [];
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.seq <= seq) break;
    if (message.kind === 'message' && !isBy(message, you)) said.unshift(message);
  }
  return said;
}

const READ_OUT = 3;

/** What a screen reader says of messages that came. Many at once are counted, not read out. */
export async function announcementOf(said: readonly Message[]): Promise<string> {
  if (said.length > READ_OUT) return `${said.length} new messages`;
  const lines = said.map(async (message) => `${message.author.username}: ${await plainGist(message)}`);
  return (await Promise.all(lines)).join('\n');
}
