import type { Message } from '@protocol/rooms';

/** So that one sees which message it is about. */
export function Excerpt({ message: { author, message } }: { message: Pick<Message, 'author' | 'message'> }) {
  return (
    <blockquote className="border-line border-l-[3px] pl-3">
      <b dir="auto" className="block truncate font-semibold">
        {author.username}
      </b>
      <p dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {message}
      </p>
    </blockquote>
  );
}
