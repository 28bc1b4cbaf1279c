import type { Message } from '@protocol/rooms';
import { useGist } from '../use-gist';

/** So that one sees which message it is about. */
export function Excerpt({ message }: { message: Pick<Message, 'author' | 'message' | 'attachments'> }) {
  const gist = useGist(message);
  return (
    <blockquote className="border-line border-l-[3px] pl-3">
      <b dir="auto" className="block truncate font-semibold">
        {message.author.username}
      </b>
      <p dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {gist}
      </p>
    </blockquote>
  );
}
