import type { Message } from '@protocol/rooms';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { usePage } from '../../page';

/** The message that the keyboard was at last: the list is one stop on the way of the Tab key, and this is the stop. */
const activeRow = createStore<{ id: string | null }>()(() => ({ id: null }));

export function setActiveRow(id: string | null): void {
  activeRow.setState({ id });
}

/** Whether the Tab key leads to this row: to the newest, until another was chosen. */
export function useIsTabStop(message: Message | null): boolean {
  const isNewest = usePage(({ room }) => message !== null && room?.messages.findLast(isSaid) === message);
  return useStore(activeRow, ({ id }) => message !== null && (id === null ? isNewest : id === message.id));
}

function isSaid({ kind }: Message): boolean {
  return kind === 'message';
}
