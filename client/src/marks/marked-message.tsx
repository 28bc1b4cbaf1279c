import type { Message } from '@protocol/rooms';
import type { LucideIcon } from 'lucide-react';
import { createTimes } from '../messages/times';
import { useGist } from '../messages/use-gist';
import { useNow } from '../messages/use-now';
import { Avatar } from '../people/avatar';
import { IconButton } from '../ui/icon-button';

const times = createTimes();

interface MarkedMessageProps {
  message: Message;
  /** Where it was said, if that is not plain. */
  roomName?: string;
  icon: LucideIcon;
  /** What takes the mark away. Absent for those who may not. */
  act: string;
  onAct?: (() => void) | undefined;
  onGo: () => void;
}

/** A message in a list of its kind: it leads to where it was said. */
export function MarkedMessage({ message, roomName, icon, act, onAct, onGo }: MarkedMessageProps) {
  const now = useNow(times);
  const gist = useGist(message);
  const { author, sentAt } = message;
  return (
    <div className="flex items-start gap-1">
      <button
        type="button"
        className="block min-w-0 flex-1 rounded-lg px-2 py-2 text-left hover:bg-side"
        onClick={onGo}
      >
        <span className="flex items-center gap-2 text-[12.5px] text-soft">
          <Avatar person={author} small />
          <b dir="auto" className="min-w-0 truncate font-semibold text-[0.9375rem] text-ink">
            {author.username}
          </b>
          {roomName && (
            <span dir="auto" className="max-w-[40%] flex-none truncate">
              {roomName}
            </span>
          )}
          <time dateTime={new Date(sentAt).toISOString()} title={times.full(sentAt)} className="ml-auto flex-none">
            {times.short(sentAt, now)}
          </time>
        </span>
        <span dir="auto" className="mt-1 line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {gist}
        </span>
      </button>
      {onAct && <IconButton icon={icon} label={`${act} of ${author.username}`} title={act} onClick={onAct} />}
    </div>
  );
}
