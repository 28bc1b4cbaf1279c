/** A Markdown table with its columns in line, so that it reads as well in a terminal. */
export function table(columns: string[], lines: string[][]): string {
  const widths = columns.map((column, at) => Math.max(column.length, ...lines.map((line) => (line[at] ?? '').length)));
  const written = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [written(columns), written(widths.map((width) => '-'.repeat(width))), ...lines.map(written)].join('\n');
}
