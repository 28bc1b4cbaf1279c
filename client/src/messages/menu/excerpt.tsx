import type { Message } from '@protocol/rooms';
import { gistOf } from '../gist';

/** So that one sees which message it is about. */
export function Excerpt({ message }: { message: Pick<Message, 'author' | 'message' | 'attachments'> }) {
  return (
    <blockquote className="border-line border-l-[3px] pl-3">
      <b dir="auto" className="block truncate font-semibold">
        {message.author.username}
      </b>
      <p dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {gistOf(message)}
      </p>
    </blockquote>
  );
}
