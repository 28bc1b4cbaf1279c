export const COLUMNS = 8;

/**
 * Where the arrow keys lead in groups of emoji that stand in rows of `COLUMNS` one below the other: the place of the
 * next one, counted over all groups, or null for any other key. At the ends it stays.
 */
export function gridStep(key: string, at: number, sizes: readonly number[]): number | null {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return null;
  if (key === 'ArrowRight') return Math.min(at + 1, total - 1);
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const rows = rowsOf(sizes);
  const row = rows.findIndex(({ start, length }) => at < start + length);
  const next = rows[row + (key === 'ArrowDown' ? 1 : -1)];
  if (!next) return at;
  const column = at - (rows[row]?.start ?? 0);
  return next.start + Math.min(column, next.length - 1);
}

function rowsOf(sizes: readonly number[]): { start: number; length: number }[] {
  const rows: { start: number; length: number }[] = [];
  let start = 0;
  for (const size of sizes) {
    for (let left = size; left > 0; left -= COLUMNS) {
      const length = Math.min(left, COLUMNS);
      rows.push({ start, length });
      start += length;
    }
  }
  return rows;
}
