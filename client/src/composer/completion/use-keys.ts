import { type RefObject, useEffect } from 'react';

interface Heeded {
  step(by: 1 | -1): void;
  choose(): void;
  close(): void;
}

/** While something is offered the keys are the list's; the field itself hears nothing of them. */
export function useKeys(field: RefObject<HTMLTextAreaElement | null>, isOpen: boolean, heeded: Heeded): void {
  useEffect(() => {
    const element = field.current;
    if (!isOpen || !element) return;
    const acts = new Map([
      ['ArrowDown', () => heeded.step(1)],
      ['ArrowUp', () => heeded.step(-1)],
      ['Enter', heeded.choose],
      ['Tab', heeded.choose],
      ['Escape', heeded.close],
    ]);
    const heed = (event: KeyboardEvent) => {
      const { key, isComposing, keyCode, shiftKey, ctrlKey, altKey, metaKey } = event;
      const act = acts.get(key);
      // While letters are being composed the keys pick among those; see sendsMessage.
      if (!act || isComposing || keyCode === 229 || shiftKey || ctrlKey || altKey || metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    element.addEventListener('keydown', heed);
    return () => element.removeEventListener('keydown', heed);
  });
}
