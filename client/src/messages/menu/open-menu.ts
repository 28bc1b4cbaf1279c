import type { Message } from '@protocol/rooms';
import { createStore } from 'zustand/vanilla';
import type { Point } from '../../ui/place';

interface OpenMenu {
  message: Message;
  /** A point, or (null) the place that a thumb reaches. */
  at: Point | null;
}

/** The one message menu that is open. It is not the row's: a row is taken away as soon as it scrolls out of view. */
export const openMenu = createStore<{ open: OpenMenu | null }>()(() => ({ open: null }));

export function openMenuOf(message: Message, at: Point | null): void {
  openMenu.setState({ open: { message, at } });
}

export function closeMenu(): void {
  openMenu.setState({ open: null });
}
