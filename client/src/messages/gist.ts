import type { Attachment } from '@protocol/files';
import type { Message } from '@protocol/rooms';
import { mayHoldMarkup } from './may-hold-markup';

/** The text of a message, or, where it has none, what it has instead. For wherever a message is spoken of in words. */
export function gistOf({ message, attachments = [] }: Pick<Message, 'message' | 'attachments'>): string {
  const [first] = attachments;
  if (message !== '' || !first) return message;
  if (attachments.length === 1) return fileGist(first);
  return `${attachments.length} ${attachments.every(({ kind }) => kind === 'picture') ? 'pictures' : 'files'}`;
}

/** The same in plain words. Where what reads markup cannot come, as it was written. */
export async function plainGist(message: Pick<Message, 'message' | 'attachments' | 'author'>): Promise<string> {
  const gist = gistOf(message);
  if (message.message === '' || !mayHoldMarkup(gist)) return gist;
  const read = import('./text/plain-text');
  return read.then(({ plainText }) => plainText(gist, message.author.username)).catch(() => gist);
}

function fileGist({ kind, voice, name }: Attachment): string {
  if (voice) return 'Voice note';
  return kind === 'picture' ? 'Picture' : kind === 'video' ? 'Video' : name;
}
