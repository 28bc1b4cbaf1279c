import type { Message } from '../../protocol/index';

/** A message for those who are shown text alone: its files by their names, each on a line of its own. */
export function textWithFiles({ message, attachments = [] }: Pick<Message, 'message' | 'attachments'>): string {
  if (attachments.length === 0) return message;
  const lines = attachments.map(({ name }) => `[file: ${name}]`);
  return (message === '' ? lines : [message, ...lines]).join('\n');
}
