import type { Message } from '@protocol/rooms';
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { CompletionHost } from '../composer/completion-host';
import { sendsMessage } from '../composer/keys';
import { charactersLeft, lengthNote } from '../composer/length';
import { useRequest } from '../page';
import { showable } from '../state/draft';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';

interface EditBoxProps {
  roomId: string;
  message: Message;
  onClose: () => void;
}

/** A message of your own, being changed where it stands. */
export default function EditBox({ roomId, message, onClose }: EditBoxProps) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const [text, setText] = useState(message.message);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const left = charactersLeft(text);
  const note = lengthNote(left);

  useLayoutEffect(() => {
    const box = field.current;
    const before = document.activeElement;
    box?.focus();
    box?.setSelectionRange(-1, -1);
    box?.scrollIntoView({ block: 'nearest' });
    return () => {
      // To the row, or the composer, from where the editing was begun.
      if (box?.form?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, []);

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const wanted = text.trim();
    if (isBusy || wanted === '' || left < 0) return;
    if (wanted === message.message) return onClose();
    if (await ask(request('EditMessage', { roomId, seq: message.seq, message: wanted }))) onClose();
  };
  return (
    <form onSubmit={save} className="w-full pt-0.5 pb-1">
      <div className="relative">
        <CompletionHost field={field} text={text} isNew={false} />
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          aria-label="Edit your message"
          aria-describedby={noteId}
          className="field-sizing-content max-h-[40dvh] min-h-11 w-full resize-none rounded-card border border-line bg-surface outline-offset-0 px-3 py-2 text-base rail:text-[0.9375rem]"
          value={text}
          onChange={({ target }) => setText(showable(target.value))}
          onKeyDown={(event) => {
            const { isComposing } = event.nativeEvent;
            if (event.key === 'Escape' && !isComposing) return onClose();
            if (!sendsMessage({ key: event.key, shiftKey: event.shiftKey, keyCode: event.keyCode, isComposing }))
              return;
            event.preventDefault();
            void save();
          }}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-[12.5px] text-soft">
        <button
          type="submit"
          disabled={isBusy || text.trim() === '' || left < 0}
          className="min-h-6 text-accent underline underline-offset-2 disabled:text-soft pointer-coarse:min-h-11"
        >
          Save
        </button>
        <button
          type="button"
          className="min-h-6 underline underline-offset-2 pointer-coarse:min-h-11"
          onClick={onClose}
        >
          Cancel
        </button>
        <span className="pointer-coarse:hidden">Enter saves, Escape cancels</span>
        <span id={noteId} aria-live="polite" className={left < 0 ? 'text-bad' : ''}>
          {note}
        </span>
      </div>
      <Problem text={problem} />
    </form>
  );
}
