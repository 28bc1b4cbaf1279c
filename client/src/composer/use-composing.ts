import { type RefObject, useId, useRef, useState } from 'react';
import { usePage, useWholePage } from '../page';
import { pickedFor } from '../state/picked';
import { charactersLeft, lengthNote } from './length';
import { mayCommand, obeyLate, type Refused } from './obey-late';
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
  /** Why what a command asked for was not done. */
  refused: Refused | null;
  /** Sends a text as it is, whatever it begins with. */
  sendAsText(): void;
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
  const [refused, setRefused] = useState<Refused | null>(null);
  const left = charactersLeft(text);
  const hasFiles = usePage(({ picked, route }) => pickedFor(picked, route.roomId).length > 0);
  const canSend = isHere && !silence.holds && (hasFiles || text.trim() !== '') && left >= 0;
  const write = (next: string) => {
    written.current = next;
    setRefused(null);
    draft(next);
  };
  const finish = (message: string) => {
    const { picked, route } = page.store.getState();
    if (!send(message.trim(), pickedFor(picked, route.roomId))) return;
    write('');
    field.current?.focus();
  };
  const submit = async () => {
    if (!canSend) return;
    if (!mayCommand(text)) return finish(text);
    const outcome = await obeyLate(page, text);
    // One may have written on, or gone to another room, before there was an answer.
    if (!outcome || field.current?.value !== text) return;
    if (outcome === 'done') write('');
    else if ('send' in outcome) finish(outcome.send);
    else setRefused(outcome);
  };
  const note = refused?.problem ?? silence.note ?? lengthNote(left);
  return {
    text,
    field,
    written,
    write,
    canSend,
    submit: () => void submit(),
    left,
    note,
    noteId,
    isSilent: silence.note !== null && !refused,
    refused,
    sendAsText: () => finish(text),
  };
}
