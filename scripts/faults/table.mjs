// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** What the long tests counted and measured, a test a paragraph. @param {string} file a JSON object a line */
export function table(file) {
  if (!existsSync(file)) return 'none: no test got as far as that';
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => paragraph(JSON.parse(line))).join('\n\n');
}

/** @param {{ test: string, figures: Record<string, string | number> }} report */
function paragraph({ test, figures }) {
  const names = Object.keys(figures);
  const width = Math.max(...names.map((name) => name.length));
  const rows = names.map((name) => `  ${name.padEnd(width)}  ${format(name, figures[name])}`);
  return [test, ...rows].join('\n');
}

/** A seed is to be given again as it is. @param {string} name @param {string | number | undefined} value */
function format(name, value) {
  return typeof value === 'number' && name !== 'seed' ? value.toLocaleString('en-GB') : value;
}
