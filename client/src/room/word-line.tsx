import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActions, usePage, useWholePage } from '../page';

const SHOWN_MS = 6_000;

/** A word to the person, at the foot of the window. It passes by itself, unless there is something to undo. */
export function WordLine() {
  const { dispatch } = useWholePage();
  const word = usePage((page) => page.word);
  useEffect(() => {
    if (!word || word.undoClear) return;
    const timer = setTimeout(() => dispatch({ type: 'wordTaken' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [word, dispatch]);
  return (
    <div role="status" className="flex-none px-2 rail:px-5">
      {word && (
        <p
          key={word.time}
          className="mx-auto mb-2 flex w-fit max-w-full items-center gap-2 rounded-[10px] border border-line bg-surface py-0.5 pr-0.5 pl-3 text-[13.5px] shadow-[0_2px_12px_#0000000f] [overflow-wrap:anywhere]"
        >
          {word.text}
          {word.undoClear && <UndoClear {...word.undoClear} />}
          <button
            type="button"
            aria-label="Close this word"
            className="grid size-9 flex-none place-items-center rounded-lg text-soft hover:text-ink pointer-coarse:size-11"
            onClick={() => dispatch({ type: 'wordTaken' })}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </p>
      )}
    </div>
  );
}

/** For as long as it can be undone. */
function UndoClear({ roomId, until }: { roomId: string; until: number }) {
  const { request, dispatch } = useWholePage();
  const { say } = useActions();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => dispatch({ type: 'wordTaken' }), until - Date.now());
    return () => clearTimeout(timer);
  }, [until, dispatch]);
  const undo = async () => {
    setBusy(true);
    const answer = await request('UndoClear', { roomId });
    setBusy(false);
    say(answer?.ok ? 'Everything is back.' : (answer?.error.message ?? 'No answer came. Try again.'));
  };
  return (
    <button
      type="button"
      disabled={isBusy}
      className="min-h-9 flex-none rounded-lg px-2 font-semibold text-accent hover:bg-side pointer-coarse:min-h-11"
      onClick={undo}
    >
      Undo
    </button>
  );
}
