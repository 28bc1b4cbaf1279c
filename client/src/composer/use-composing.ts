import { type RefObject, useId, useRef } from 'react';
import { useActions, usePage, useWholePage } from '../page';
import { pickedFor } from '../state/picked';
import { charactersLeft, lengthNote } from './length';
import { useSilence } from './use-silence';

/** What is being written, as the parts of the composer share it. */
export interface Composing {
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What was last written in the field itself: another text was put there, and is to be seen. */
  written: RefObject<string>;
  write(text: string): void;
  canSend: boolean;
  submit(): void;
  left: number;
  /** What is said below the field, and the id by which the field is described. */
  note: string | null;
  noteId: string;
  /** Whether the note says why one may not speak. */
  isSilent: boolean;
}

export function useComposing(): Composing {
  const { send, draft } = useActions();
  const { store } = useWholePage();
  const isHere = usePage((page) => page.stage.name === 'here');
  const text = usePage((page) => page.draft);
  const silence = useSilence();
  const written = useRef(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const left = charactersLeft(text);
  const hasFiles = usePage(({ picked, route }) => pickedFor(picked, route.roomId).length > 0);
  const canSend = isHere && !silence.holds && (hasFiles || text.trim() !== '') && left >= 0;
  const write = (next: string) => {
    written.current = next;
    draft(next);
  };
  const submit = () => {
    const { picked, route } = store.getState();
    if (!canSend || !send(text.trim(), pickedFor(picked, route.roomId))) return;
    write('');
    field.current?.focus();
  };
  const note = silence.note ?? lengthNote(left);
  return { text, field, written, write, canSend, submit, left, note, noteId, isSilent: silence.note !== null };
}
