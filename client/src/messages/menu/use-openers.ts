import type { Message } from '@protocol/rooms';
import { type HTMLAttributes, type RefObject, useMemo } from 'react';
import type { Point } from '../../ui/place';
import { createLongPress } from './long-press';
import { openMenuOf } from './open-menu';
import { focusNeighbour } from './row-keys';

/** The ways that lead to the menu of a message, if it has one, and from row to row. */
export function useOpeners(
  row: RefObject<HTMLElement | null>,
  message: Message | null,
  onNear: (isNear: boolean) => void,
): HTMLAttributes<HTMLElement> {
  return useMemo(() => {
    const open = (at: Point | null) => {
      if (!message) return;
      // Where the focus comes back to.
      row.current?.focus({ preventScroll: true });
      openMenuOf(message, at);
    };
    const press = createLongPress(() => open(null));
    return {
      onKeyDown(event) {
        const { target, currentTarget, key, shiftKey } = event;
        if (target !== currentTarget) return;
        const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
        const opens = key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey);
        if (opens && message) open(belowStartOf(currentTarget));
        else if (step === null || !focusNeighbour(currentTarget, step)) return;
        event.preventDefault();
      },
      onContextMenu(event) {
        if (!message || hasMenuOfItsOwn(event.target)) return;
        event.preventDefault();
        // A finger that rests has opened it, or will.
        if (isMouse(event.nativeEvent)) open({ x: event.clientX, y: event.clientY });
      },
      onPointerEnter: ({ pointerType }) => onNear(pointerType === 'mouse'),
      onPointerLeave() {
        press.end();
        onNear(false);
      },
      onPointerDown({ pointerType, target, clientX, clientY }) {
        if (message && pointerType === 'touch' && !isInteractive(target)) press.down({ x: clientX, y: clientY });
      },
      onPointerMove: ({ clientX, clientY }) => press.move({ x: clientX, y: clientY }),
      onPointerUp: press.end,
      onPointerCancel: press.end,
    };
  }, [row, message, onNear]);
}

/** Links and selected text keep the browser's menu: it does with them what ours cannot. */
function hasMenuOfItsOwn(target: EventTarget): boolean {
  return isWithin(target, 'a, input, textarea') || window.getSelection()?.isCollapsed === false;
}

function isInteractive(target: EventTarget): boolean {
  return isWithin(target, 'a, button, input, textarea');
}

function isWithin(target: EventTarget, selector: string): boolean {
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
