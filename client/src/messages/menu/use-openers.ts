import { useEffect } from 'react';
import type { Point } from '../../ui/place';
import { createLongPress } from './long-press';
import { focusNeighbour, letTabInto, rowOf } from './rows';

interface Openers {
  /** Opens the menu of a row, at a point, or (null) where a thumb reaches it. Whether it has one. */
  open(row: HTMLElement, at: Point | null): boolean;
  /** The mouse is over another row, or over none. */
  near(row: HTMLElement | null): void;
}

/** The ways that lead to the menu of a message, and from row to row. One set of listeners serves the whole list. */
export function useOpeners({ open, near }: Openers): void {
  useEffect(() => {
    let pressed: HTMLElement | null = null;
    const press = createLongPress(() => pressed && open(pressed, null));
    // After a tap, browsers act as if there had been a mouse.
    const hovers = window.matchMedia('(hover: hover)');
    const listeners: { [T in keyof DocumentEventMap]?: (event: DocumentEventMap[T]) => void } = {
      keydown: (event) => heedKey(event, open),
      focusout({ target, relatedTarget }) {
        if (rowOf(relatedTarget) !== rowOf(target)) letTabInto(rowOf(target), false);
      },
      contextmenu(event) {
        const row = rowOf(event.target);
        if (!row || hasMenuOfItsOwn(event.target)) return;
        // A finger that rests has opened ours, or will.
        if (!isMouse(event) || open(row, { x: event.clientX, y: event.clientY })) event.preventDefault();
      },
      pointerover: ({ target, pointerType }) => near(pointerType === 'mouse' && hovers.matches ? rowOf(target) : null),
      pointerdown({ target, pointerType, clientX, clientY }) {
        // A picture opens when it is tapped; a finger that rests on it means its message.
        const isOther =
          isWithin(target, 'a, button, input, textarea, audio, video') && !isWithin(target, '[data-picture]');
        pressed = isOther ? null : rowOf(target);
        if (pressed && pointerType === 'touch') press.down({ x: clientX, y: clientY });
      },
      pointermove: ({ clientX, clientY }) => press.move({ x: clientX, y: clientY }),
      pointerup: press.end,
      pointercancel: press.end,
    };
    const all = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of all) document.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of all) document.removeEventListener(type, listener);
      press.end();
    };
  }, [open, near]);
}

function heedKey(event: KeyboardEvent, open: Openers['open']): void {
  const { target, key, shiftKey } = event;
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
  if (isWithin(target, 'input, textarea, audio, video')) return;
  const row = rowOf(target);
  const list = target.closest<HTMLElement>('[role="log"]');
  if (!list || (!row && target !== list)) return;
  // Only now: what can be pressed in the row may have come while the focus was in it.
  if (key === 'Tab') letTabInto(row, true);
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
  const opens = (key === 'Enter' && target === row) || key === 'ContextMenu' || (key === 'F10' && shiftKey);
  if (step !== null ? focusNeighbour(list, row, step) : opens && row && open(row, belowStartOf(row))) {
    event.preventDefault();
  }
}

/** Links, players and selected text keep the browser's menu: it does with them what ours cannot. */
function hasMenuOfItsOwn(target: EventTarget | null): boolean {
  return isWithin(target, 'a, input, textarea, audio, video') || window.getSelection()?.isCollapsed === false;
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Firefox and Safari still make it a plain mouse event; on their touch devices the long press is not followed by one. */
function isMouse(event: MouseEvent): boolean {
  return !('pointerType' in event) || event.pointerType === 'mouse' || event.pointerType === '';
}

function belowStartOf(row: HTMLElement): Point {
  const { left, top } = row.getBoundingClientRect();
  return { x: left + 56, y: Math.max(8, top) + 24 };
}
