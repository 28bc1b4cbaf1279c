import { personKey } from '@protocol/people';
import { SendHorizontal } from 'lucide-react';
import { type ChangeEvent, type FormEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useActions, usePage, useWholePage } from '../page';
import { useRoomName } from '../room/room-name';
import { showable } from '../state/draft';
import { sendsMessage } from './keys';
import { charactersLeft, lengthNote } from './length';
import { ReplyPreview } from './reply-preview';
import { TypingLine } from './typing-line';
import { useSilence } from './use-silence';

export function Composer() {
  const { send, draft, cancelReply } = useActions();
  const name = useRoomName();
  const isHere = usePage((page) => page.stage.name === 'here');
  const roomId = usePage((page) => page.route.roomId);
  const replyTo = usePage((page) => page.replyTo);
  const text = usePage((page) => page.draft);
  const silence = useSilence();
  const editLast = useEditLast();
  const written = useRef(text);
  const writtenIn = useRef(roomId);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const left = charactersLeft(text);
  const note = silence.note ?? lengthNote(left);
  const canSend = isHere && !silence.holds && text.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    growTo(field.current, text);
    const isOtherRoom = writtenIn.current !== roomId;
    writtenIn.current = roomId;
    if (text === written.current) return;
    written.current = text;
    // It was not written here: a message was put back to be changed.
    if (isOtherRoom) return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [text, roomId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room is another talk
  useEffect(() => {
    // On a phone the keyboard would cover what was said before one has read it.
    if (isHere && window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [isHere, roomId]);
  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo]);

  const write = (next: string) => {
    written.current = next;
    draft(next);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!canSend || !send(text.trim())) return;
    write('');
    field.current?.focus();
  };
  const heed = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, ctrlKey, altKey, metaKey } = event;
    const { isComposing } = event.nativeEvent;
    if (key === 'ArrowUp' && text === '' && !(shiftKey || ctrlKey || altKey || metaKey) && editLast()) {
      event.preventDefault();
    } else if (key === 'Escape' && replyTo && !isComposing) {
      cancelReply();
    } else if (sendsMessage({ key, shiftKey, keyCode, isComposing })) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <div className="flex-none">
      <TypingLine />
      <form onSubmit={submit} className="mx-auto w-full max-w-[800px] px-2 pb-2 rail:px-5 rail:pb-5">
        <div className="rounded-2xl border border-line bg-surface p-2 shadow-[0_2px_12px_#0000000a] focus-within:border-accent">
          <ReplyPreview />
          <div className="flex items-end gap-1">
            <textarea
              ref={field}
              rows={1}
              dir="auto"
              aria-label={`Message ${name}`}
              aria-describedby={noteId}
              placeholder={`Message ${name}`}
              enterKeyHint="send"
              className="max-h-[min(200px,35dvh)] min-h-10 min-w-0 flex-1 resize-none bg-transparent px-2 py-2 text-base outline-none placeholder:text-soft placeholder:opacity-100 rail:text-[0.9375rem]"
              value={text}
              onChange={(event) => write(keepShowable(event))}
              onKeyDown={heed}
            />
            <button
              type="submit"
              aria-label="Send"
              disabled={!canSend}
              className="grid size-10 flex-none place-items-center rounded-[10px] bg-accent text-on-accent hover:brightness-110 disabled:bg-side disabled:text-soft pointer-coarse:size-11"
            >
              <SendHorizontal aria-hidden="true" className="size-5" />
            </button>
          </div>
        </div>
        <p
          id={noteId}
          aria-live={silence.note === null ? 'polite' : 'off'}
          className={`px-3 text-right text-[12.5px] ${note ? 'pt-1' : ''} ${left < 0 && silence.note === null ? 'text-bad' : 'text-soft'}`}
        >
          {note}
        </p>
      </form>
    </div>
  );
}

/** Begins to edit your last message in the room, if there is one. */
function useEditLast(): () => boolean {
  const { store } = useWholePage();
  const { startEdit } = useActions();
  return () => {
    const { room } = store.getState();
    const key = room && personKey(room.you);
    const last = room?.messages.findLast(
      ({ kind, deleted, author }) => kind === 'message' && !deleted && personKey(author) === key,
    );
    if (last) startEdit(last.seq);
    return last !== undefined;
  };
}

/** What was written, as the room takes it. The caret stays where it was: only a text that holds less is set anew. */
function keepShowable({ target }: ChangeEvent<HTMLTextAreaElement>): string {
  const text = showable(target.value);
  if (text !== target.value) {
    const caret = showable(target.value.slice(0, target.selectionEnd)).length;
    target.value = text;
    target.setSelectionRange(caret, caret);
  }
  return text;
}

function growTo(field: HTMLTextAreaElement | null, text: string) {
  if (!field) return;
  field.style.height = 'auto';
  // An empty field is measured by its placeholder in some browsers; one line is what it needs.
  if (text !== '') field.style.height = `${field.scrollHeight}px`;
}
