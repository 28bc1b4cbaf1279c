import type { Message } from '@protocol/rooms';
import { Bookmark, Pin } from 'lucide-react';
import { usePage } from '../page';
import { bookmarkKey } from '../state/told';

/** What marks a message has: for all who read it, and for you alone. */
export default function MessageMarks({ roomId, message }: { roomId: string; message: Message }) {
  const isBookmarked = usePage((page) => page.bookmarks[bookmarkKey(roomId, message.seq)]);
  if (!message.pinned && !isBookmarked) return null;
  return (
    <p className="flex gap-3 py-0.5 text-[12.5px] text-soft leading-4">
      {message.pinned && (
        <span className="flex items-center gap-1">
          <Pin aria-hidden="true" className="size-3.5" />
          Pinned
        </span>
      )}
      {isBookmarked && (
        <span className="flex items-center gap-1">
          <Bookmark aria-hidden="true" className="size-3.5" />
          Bookmarked
        </span>
      )}
    </p>
  );
}
