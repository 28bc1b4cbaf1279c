import { useEffect, useState } from 'react';
import type { Wire } from '../connection/wire';
import { useActions, usePage, useRequest } from '../page';
import { innerStop } from './inner-stop';
import { createQuotedLoader, type LoadQuoted, messageAt, type Quoted, quoteText } from './quoted';

/** What a reply answers, above it. Pressing it goes there. */
export function Quote({ roomId, seq }: { roomId: string; seq: number }) {
  const { openRoom } = useActions();
  const quoted = useQuoted(roomId, seq);
  const text = quoteText(quoted);
  const look =
    'mb-1 flex max-w-full items-center border-line border-l-[3px] py-0.5 pl-2.5 text-left text-[13.5px] text-soft leading-5';
  if (typeof quoted === 'string' || quoted.deleted) return <p className={look}>{text}</p>;
  return (
    <button
      type="button"
      {...innerStop}
      className={`${look} rounded-r hover:border-accent hover:text-ink pointer-coarse:min-h-10`}
      title="Go to this message"
      // Without it, the names of the parts would be read with spaces of their own between them.
      aria-label={`In reply to ${quoted.author.username}: ${text}`}
      onClick={() => openRoom(roomId, seq)}
    >
      <b dir="auto" className="max-w-[45%] flex-none truncate font-semibold">
        {quoted.author.username}
      </b>
      <span className="flex-none whitespace-pre">: </span>
      <span dir="auto" className="min-w-0 truncate">
        {text}
      </span>
    </button>
  );
}

function useQuoted(roomId: string, seq: number): Quoted {
  const here = usePage(({ room }) => (room?.room.roomId === roomId ? messageAt(room.messages, seq) : null));
  const load = loaderFor(useRequest());
  const [fetched, setFetched] = useState<Quoted>('unknown');
  const isHere = here !== null;
  const isUp = usePage((page) => page.link === 'up');
  useEffect(() => {
    if (isHere || !isUp) return;
    let isWanted = true;
    void load(roomId, seq).then((quoted) => isWanted && setFetched(quoted));
    return () => {
      isWanted = false;
    };
  }, [load, roomId, seq, isHere, isUp]);
  return here ?? fetched;
}

const loaders = new WeakMap<Wire['request'], LoadQuoted>();

/** One for all quotes of a page, so that what many answer is asked for once. */
function loaderFor(request: Wire['request']): LoadQuoted {
  const known = loaders.get(request) ?? createQuotedLoader(request);
  loaders.set(request, known);
  return known;
}
