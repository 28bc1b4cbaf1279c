import { useActions, usePage } from '../page';
import { endsWithPage, type OutboxEntry } from '../state/outbox';

const act = 'min-h-6 underline underline-offset-2 pointer-coarse:min-h-10';

/** What became of a message on its way, and what can be done about it. Nothing while all goes well. */
export function MessageState({ entry }: { entry: OutboxEntry }) {
  const { tryAgain, takeBack, discard } = useActions();
  const isDown = usePage((page) => page.link === 'down');
  if (entry.state === 'failed') {
    return (
      <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-[12.5px] text-bad">
        Not sent. {entry.note}
        {entry.mustChange ? (
          <button type="button" className={act} onClick={() => takeBack(entry.clientId)}>
            Edit
          </button>
        ) : (
          <button type="button" className={act} onClick={() => tryAgain(entry.clientId)}>
            {entry.isOld ? 'Send now' : 'Try again'}
          </button>
        )}
        <button type="button" className={act} onClick={() => discard(entry.clientId)}>
          Discard
        </button>
      </p>
    );
  }
  const waiting = isDown ? 'Waiting for the connection' : entry.note;
  if (entry.state === 'sent' || !waiting) return null;
  return (
    <p className="mt-0.5 text-[12.5px] text-soft">
      {waiting}
      {endsWithPage(entry) && '. Not kept by this browser: leave the page open'}
    </p>
  );
}
