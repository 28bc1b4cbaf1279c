/**
 * Gives the focus to what just opened: to what one came to fill in or press, not to the way out above it. Where the keyboard
 * of a phone would cover what one has not read yet, to the whole.
 */
export function focusFirst(content: HTMLElement | null): void {
  const first = content?.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button');
  const opensKeyboard =
    first?.matches('input:not([readonly]), textarea') && window.matchMedia('(pointer: coarse)').matches;
  (opensKeyboard ? content : first)?.focus();
}
