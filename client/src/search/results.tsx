import type { CommandOutput } from '@protocol/commands';
import { createTimes } from '../messages/times';
import { useGist } from '../messages/use-gist';
import { useNow } from '../messages/use-now';
import { Avatar } from '../people/avatar';
import { PagedList } from '../ui/paged-list';
import { type ListPage, usePaged } from '../ui/use-paged';
import { FoundFiles } from './found-files';
import { Marked } from './marked';
import { excerptOf, wordsOf } from './query';
import { useRoomNames } from './use-room-names';

type Found = CommandOutput<'Search'>['found'][number];

const times = createTimes();

interface ResultsProps {
  query: string;
  load: (before: string | undefined) => Promise<ListPage<Found>>;
  onChoose: (roomId: string, seq: number) => void;
}

export function Results({ query, load, onChoose }: ResultsProps) {
  const paged = usePaged(load);
  const nameOf = useRoomNames();
  const words = wordsOf(query);
  return (
    <PagedList
      paged={paged}
      label="Messages found"
      none="Nothing found. Try fewer words, or take a filter away."
      keyOf={({ message }) => message.id}
    >
      {({ roomId, message }) => (
        <FoundMessage
          roomName={nameOf(roomId)}
          message={message}
          words={words}
          onChoose={() => onChoose(roomId, message.seq)}
        />
      )}
    </PagedList>
  );
}

interface FoundMessageProps {
  roomName: string;
  message: Found['message'];
  words: string[];
  onChoose: () => void;
}

function FoundMessage({ roomName, message, words, onChoose }: FoundMessageProps) {
  const now = useNow(times);
  const gist = useGist(message);
  const { author, sentAt } = message;
  return (
    <button type="button" className="block w-full rounded-lg px-2 py-2 text-left hover:bg-side" onClick={onChoose}>
      <span className="flex items-center gap-2 text-[12.5px] text-soft">
        <Avatar person={author} small />
        <b dir="auto" className="min-w-0 truncate font-semibold text-[0.9375rem] text-ink">
          {author.username}
        </b>
        <span className="max-w-[40%] flex-none truncate">{roomName}</span>
        <time dateTime={new Date(sentAt).toISOString()} title={times.full(sentAt)} className="ml-auto flex-none">
          {times.short(sentAt, now)}
        </time>
      </span>
      {(message.message !== '' || !message.attachments) && (
        <span dir="auto" className="mt-1 block [overflow-wrap:anywhere]">
          <Marked text={excerptOf(gist, words)} words={words} />
        </span>
      )}
      {message.attachments && <FoundFiles files={message.attachments} words={words} />}
    </button>
  );
}
