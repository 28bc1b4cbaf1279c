import type { Message } from '@protocol/rooms';
import { messageAt } from '../quoted';

/** Rows of messages that are sent carry their `seq` in this attribute, so that one listener serves them all. */
const ROW = 'data-row';

export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`[${ROW}]`) : null;
}

export function messageOf(row: HTMLElement, messages: readonly Message[]): Message | null {
  const message = messageAt(messages, Number(row.getAttribute(ROW)));
  return message?.kind === 'message' && !message.deleted ? message : null;
}

/** Whether the Tab key leads to what can be pressed within a row (`innerStop`). A long list has few stops. */
export function letTabInto(row: HTMLElement | null, isOpen: boolean): void {
  for (const inner of row?.querySelectorAll<HTMLElement>('[data-inner]') ?? []) inner.tabIndex = isOpen ? 0 : -1;
}

/** Moves the focus to the row above or below. From the list itself it goes to the lowest, or highest, row in view. */
export function focusNeighbour(list: HTMLElement, from: HTMLElement | null, step: 1 | -1): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>(`[${ROW}]`)];
  const next = from ? rows[rows.indexOf(from) + step] : rowInView(list, rows, step);
  next?.focus();
  return next !== undefined;
}

function rowInView(list: HTMLElement, rows: HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const view = list.getBoundingClientRect();
  const inView = rows.filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > view.top && top < view.bottom;
  });
  return inView.at(step === 1 ? 0 : -1);
}
