import { type RefObject, useEffect } from 'react';
import { emojiMemory } from '../../emoji/memory';
import { toned } from '../../emoji/tone';
import { insertText } from '../insert-text';
import { closedCode } from './asked';

/** What typing says of itself. What is pasted, taken back or put back stays as it is. */
const typed = new Set(['insertText', 'insertCompositionText']);

/** Puts the emoji in the place of a code as its second colon is typed. */
export function useClosedCodes(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const replace = async (event: Event) => {
      if (!(event instanceof InputEvent) || !typed.has(event.inputType) || !event.data?.endsWith(':')) return;
      const { value, selectionStart } = element;
      const closed = closedCode(value, selectionStart);
      if (!closed) return;
      const { start, end, code } = closed;
      const one = await import('../../emoji/all-emoji').then(({ emojiOfCode }) => emojiOfCode(code)).catch(() => null);
      // One may have gone on, or sent it, before the emoji were there.
      if (!one || element.value.slice(start, end) !== value.slice(start, end)) return;
      const caret = element.selectionStart;
      const emoji = one.bearsTones ? toned(one.emoji, emojiMemory.tone()) : one.emoji;
      insertText(element, emoji, start, end);
      emojiMemory.chose(one.emoji);
      const moved = caret >= end ? caret - (end - start) + emoji.length : caret;
      element.setSelectionRange(moved, moved);
    };
    element.addEventListener('input', replace);
    return () => element.removeEventListener('input', replace);
  }, [field]);
}
