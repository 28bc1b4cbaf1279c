import { type ChangeEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useActions, usePage, useWholePage } from '../page';
import { useRoomName } from '../room/room-name';
import { showable } from '../state/draft';
import { sendsMessage } from './keys';
import type { Composing } from './use-composing';

/** The field that a message is written in. */
export function MessageField({ composing }: { composing: Composing }) {
  const { text, field, write, submit, noteId } = composing;
  const { cancelReply } = useActions();
  const name = useRoomName();
  const replyTo = usePage((page) => page.replyTo);
  const page = useWholePage();
  useFocus(composing);
  const heed = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, ctrlKey, altKey, metaKey } = event;
    const { isComposing } = event.nativeEvent;
    if (key === 'ArrowUp' && text === '' && !(shiftKey || ctrlKey || altKey || metaKey)) {
      import('./edit-last').then(
        ({ editLast }) => editLast(page),
        () => {},
      );
    } else if (key === 'Escape' && replyTo && !isComposing) {
      cancelReply();
    } else if (sendsMessage({ key, shiftKey, keyCode, isComposing })) {
      event.preventDefault();
      submit();
    }
  };
  return (
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
  );
}

/** The field grows with its text, and has the focus where one would write next. */
function useFocus({ text, field, written }: Composing) {
  const roomId = usePage((page) => page.route.roomId);
  const isHere = usePage((page) => page.stage.name === 'here');
  const replyTo = usePage((page) => page.replyTo);
  const writtenIn = useRef(roomId);
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
  }, [text, roomId, field, written]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room is another talk
  useEffect(() => {
    // On a phone the keyboard would cover what was said before one has read it.
    if (isHere && window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [isHere, roomId]);
  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo, field]);
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
