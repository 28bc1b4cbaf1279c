import { type RefObject, useId, useRef, useState } from 'react';
import { usePage, useWholePage } from '../page';
import { pickedFor } from '../state/picked';
import { charactersLeft, lengthNote } from './length';
import { mayCommand } from './may-command';
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
  /** The command that was given last, until one writes on. */
  order: Order | null;
  /** Sends a text as it is, whatever it begins with. */
  sendText(text: string): void;
}

export interface Order {
  text: string;
}

export function useComposing(): Composing {
  const page = useWholePage();
  const { send, draft } = page.actions;
  const isHere = usePage((page) => page.stage.name === 'here');
  const text = usePage((page) => page.draft);
  const silence = useSilence();
  const written = useRef(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const [order, setOrder] = useState<Order | null>(null);
  const left = charactersLeft(text);
  const hasFiles = usePage(({ picked, route }) => pickedFor(picked, route.roomId).length > 0);
  const canSend = isHere && !silence.holds && (hasFiles || text.trim() !== '') && left >= 0;
  const write = (next: string) => {
    written.current = next;
    setOrder(null);
    draft(next);
  };
  const sendText = (message: string) => {
    const { picked, route } = page.store.getState();
    if (!send(message.trim(), pickedFor(picked, route.roomId))) return;
    write('');
    field.current?.focus();
  };
  const submit = () => {
    if (!canSend) return;
    if (mayCommand(text)) setOrder({ text });
    else sendText(text);
  };
  const note = silence.note ?? lengthNote(left);
  return {
    text,
    field,
    written,
    write,
    canSend,
    submit,
    left,
    note,
    noteId,
    isSilent: silence.note !== null,
    order,
    sendText,
  };
}
