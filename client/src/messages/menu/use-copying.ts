import { useEffect } from 'react';
import { useWholePage } from '../../page';
import { type Copied, copiedText } from './copied';
import { messageOf, rowOf } from './rows';

/** Lets what one copies of the list be the source of the messages, with the names of their authors where there are several. */
export function useCopying(): void {
  const { store } = useWholePage();
  useEffect(() => {
    const heed = (event: ClipboardEvent) => {
      const range = chosenRange();
      const list = document.querySelector('[role="log"]');
      if (!range || !list || event.defaultPrevented) return;
      const { room, you } = store.getState();
      const texts = [...list.querySelectorAll<HTMLElement>('[data-text]')].filter((text) => range.intersectsNode(text));
      const parts = texts.flatMap((text): Copied | [] => {
        const row = rowOf(text);
        const message = row && messageOf(row, room?.messages ?? []);
        const chosen = chosenOf(range, text);
        if (chosen === '') return [];
        const source = isWhole(chosen, text) && message ? message.message : chosen;
        return { author: (message?.author ?? you)?.username ?? '', text: source, isWhole: isWhole(chosen, text) };
      });
      const copied = copiedText(parts);
      if (copied === null) return;
      event.clipboardData?.setData('text/plain', copied);
      event.preventDefault();
    };
    document.addEventListener('copy', heed);
    return () => document.removeEventListener('copy', heed);
  }, [store]);
}

function chosenRange(): Range | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return selection.getRangeAt(0);
}

/** What is chosen of a text. */
function chosenOf(range: Range, text: HTMLElement): string {
  const part = document.createRange();
  part.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return wordsOf(part.cloneContents());
}

/** Each block on a line of its own, as one sees it. */
function wordsOf(part: DocumentFragment | HTMLElement): string {
  const copy = part.cloneNode(true);
  if (!(copy instanceof DocumentFragment || copy instanceof HTMLElement)) return '';
  for (const block of copy.querySelectorAll('p, li, figcaption, pre')) block.append('\n');
  return (copy.textContent ?? '').replace(/\n+$/, '').trim();
}

function isWhole(chosen: string, text: HTMLElement): boolean {
  return chosen === wordsOf(text);
}
