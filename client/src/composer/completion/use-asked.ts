import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Asked, askedAt } from './asked';

/**
 * What is asked for where the caret is. Writing asks; the caret alone asks for nothing new, and leaves what was asked.
 * What was answered or put away is not asked again until the sign is gone.
 */
export function useAsked(field: RefObject<HTMLTextAreaElement | null>, text: string, roomId: string) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = useRef<number | null>(null);
  const writtenIn = useRef(roomId);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const look = (mayOpen: boolean) => {
      const { value, selectionStart, selectionEnd } = element;
      const isIn = document.activeElement === element && selectionStart === selectionEnd;
      const next = isIn ? askedAt(value, selectionStart) : null;
      if (isIn && next?.start !== done.current) done.current = null;
      setAsked((before) => {
        if (!next || next.start === done.current || (!mayOpen && before?.start !== next.start)) return null;
        return before && JSON.stringify(before) === JSON.stringify(next) ? before : next;
      });
    };
    const onInput = () => look(true);
    const onMove = () => look(false);
    // It came because of what was just written.
    onInput();
    element.addEventListener('input', onInput);
    for (const type of ['focus', 'blur']) element.addEventListener(type, onMove);
    document.addEventListener('selectionchange', onMove);
    return () => {
      element.removeEventListener('input', onInput);
      for (const type of ['focus', 'blur']) element.removeEventListener(type, onMove);
      document.removeEventListener('selectionchange', onMove);
    };
  }, [field]);
  useEffect(() => {
    if (writtenIn.current === roomId) return;
    writtenIn.current = roomId;
    done.current = null;
    setAsked(null);
  }, [roomId]);
  // What was sent is gone from the field without a word from it.
  const isThere = asked !== null && text.slice(asked.start + 1, asked.end) === asked.query;
  return {
    asked: isThere ? asked : null,
    close(start: number) {
      done.current = start;
      setAsked(null);
    },
  };
}
