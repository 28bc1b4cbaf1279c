/** Rows carry this, so that arrow keys find their neighbours among those that are drawn. */
export const ROW = 'data-row';

/** Moves the focus to the row above or below. Whether there was one. */
export function focusNeighbour(row: HTMLElement, step: 1 | -1): boolean {
  const list = row.closest('[role="log"]');
  const rows = [...(list?.querySelectorAll<HTMLElement>(`[${ROW}]`) ?? [])];
  const next = rows[rows.indexOf(row) + step];
  next?.focus();
  return next !== undefined;
}
