import type { Message } from '@protocol/rooms';
import { plainGist } from '../messages/gist';
import { countText } from '../rooms/attention';

/** What a notification says. */
export interface Words {
  title: string;
  body: string;
}

const MOST_CHARACTERS = 200;

export interface Subject {
  /** What the room is called. */
  name: string;
  isDirect: boolean;
  count: number;
  /** The newest one. Undefined where it could not be loaded. */
  message: Message | undefined;
  isPrivate: boolean;
}

export async function wordsFor({ name, isDirect, count, message, isPrivate }: Subject): Promise<Words> {
  const many = count === 1 ? 'A new message' : `${countText(count)} new messages`;
  if (isPrivate) return { title: 'Snug', body: `${many} for you` };
  if (!message) return { title: name, body: many };
  const { username } = message.author;
  const text = shortened(await plainGist(message));
  if (count > 1) return { title: name, body: `${many}. ${username}: ${text}` };
  return { title: isDirect && name === username ? name : `${username} in ${name}`, body: text };
}

function shortened(text: string): string {
  const characters = [...text.trim().replace(/\s+/gu, ' ')];
  if (characters.length <= MOST_CHARACTERS) return characters.join('');
  return `${characters
    .slice(0, MOST_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`;
}
