import type { Message } from '@protocol/rooms';
import { useActions, usePage } from '../../page';
import { Avatar } from '../../people/avatar';
import { labelOf } from '../../rooms/room-label';
import { listedOf } from '../../state/rooms-list';
import { innerStop } from '../inner-stop';
import { createTimes } from '../times';
import { useGist } from '../use-gist';
import { useNow } from '../use-now';
import { useQuoted } from '../use-quoted';

const times = createTimes();

const look =
  'mt-1 block min-h-[4.25rem] w-full max-w-md rounded-lg border border-line bg-surface px-3 py-2 text-start text-[13.5px] whitespace-normal';

interface MessageCardProps {
  roomId: string;
  seq: number;
}

/** A message of a room of yours that somebody links to. Of one that is not yours, or not there, nothing is told. */
export function MessageCard({ roomId, seq }: MessageCardProps) {
  const isYours = usePage(({ rooms }) => listedOf(rooms, roomId) !== undefined);
  return isYours ? <LoadedCard roomId={roomId} seq={seq} /> : null;
}

function LoadedCard({ roomId, seq }: MessageCardProps) {
  const quoted = useQuoted(roomId, seq);
  if (quoted === 'unknown') return <span className={`${look} text-soft`}>Loading</span>;
  if (quoted === 'gone' || quoted.deleted || quoted.kind !== 'message') return null;
  return <Card roomId={roomId} message={quoted} />;
}

function Card({ roomId, message }: { roomId: string; message: Message }) {
  const { openRoom } = useActions();
  const room = usePage(({ rooms }) => listedOf(rooms, roomId));
  const you = usePage((page) => page.you);
  const now = useNow(times);
  const gist = useGist(message);
  const { author, sentAt, seq } = message;
  return (
    <button
      type="button"
      {...innerStop}
      className={`${look} hover:border-accent`}
      title="Go to this message"
      aria-label={`Message of ${author.username}: ${gist}`}
      onClick={() => openRoom(roomId, seq)}
    >
      <span className="flex items-center gap-2 text-[12.5px] text-soft">
        <Avatar person={author} small />
        <b dir="auto" className="min-w-0 truncate font-semibold text-ink">
          {author.username}
        </b>
        <bdi className="max-w-[40%] flex-none truncate">{room && labelOf(room, you)}</bdi>
        <time dateTime={new Date(sentAt).toISOString()} title={times.full(sentAt)} className="ms-auto flex-none">
          {times.short(sentAt, now)}
        </time>
      </span>
      <span dir="auto" className="mt-1 line-clamp-3 [overflow-wrap:anywhere]">
        {gist}
      </span>
    </button>
  );
}
