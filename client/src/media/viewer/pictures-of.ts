import type { Attachment } from '@protocol/files';
import type { Message } from '@protocol/rooms';

/** A picture, and the message that it came with. */
export interface Pictured {
  file: Attachment;
  message: Message;
}

/** The pictures of messages, in their order. */
export function picturesOf(messages: readonly Message[]): Pictured[] {
  return messages.flatMap((message) => {
    if (message.deleted || !message.attachments) return [];
    return message.attachments.filter(({ kind }) => kind === 'picture').map((file) => ({ file, message }));
  });
}

export function keyOf({ file, message }: Pictured): string {
  return `${message.seq} ${file.fileId}`;
}
