import { useActions } from '../page';
import { innerStop } from './inner-stop';
import { quoteText } from './quoted';
import { useGist } from './use-gist';
import { useQuoted } from './use-quoted';

/** What a reply answers, above it. Pressing it goes there. */
export function Quote({ roomId, seq }: { roomId: string; seq: number }) {
  const { openRoom } = useActions();
  const quoted = useQuoted(roomId, seq);
  const gist = useGist(typeof quoted === 'string' ? null : quoted);
  const text = quoteText(quoted, gist);
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
