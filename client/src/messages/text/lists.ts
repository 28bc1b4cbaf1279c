import type { Found, Item, ReadLines } from './node';

interface Marker {
  indent: number;
  /** How far its text stands from the left. */
  offset: number;
  isOrdered: boolean;
  number: number;
  text: string;
}

/** What belongs to an item stands at least so much further in than its mark. */
const INDENT = 2;

// Years and dashes among signs are no marks: `2020. A year`, `- - -`.
const marker = /^( {0,3})([-*]|(\d{1,3})[.)])( +)(\S.*)$/;

function markerOf(line: string): Marker | null {
  const [, indent = '', mark = '', number, space = '', text = ''] = marker.exec(line) ?? [];
  if (!/[^-*+\s]/.test(text)) return null;
  const offset = indent.length + mark.length + Math.min(space.length, 4);
  return { indent: indent.length, offset, isOrdered: number !== undefined, number: Number(number ?? 0), text };
}

/** A list, with what stands in its items. It ends with the first line that belongs to none. */
export function readList(lines: readonly string[], at: number, within: ReadLines): Found | null {
  const first = markerOf(lines[at] ?? '');
  if (!first) return null;
  const items: Item[] = [];
  let next = at;
  let before = -1;
  for (let mark: Marker | null = first; mark !== null; ) {
    const own = [mark.text];
    next += 1;
    for (; belongs(lines, next, first.indent + INDENT); next += 1) own.push(outdented(lines[next] ?? '', mark.offset));
    // As it was written; but "1. 1. 1." counts.
    items.push({ number: mark.number === before ? (items.at(-1)?.number ?? 0) + 1 : mark.number, blocks: within(own) });
    before = mark.number;
    const following = pastEmpty(lines, next);
    const found = markerOf(lines[following] ?? '');
    mark = found?.isOrdered === first.isOrdered ? found : null;
    if (mark) next = following;
  }
  return { block: { type: 'list', isOrdered: first.isOrdered, items }, next };
}

function belongs(lines: readonly string[], at: number, indent: number): boolean {
  const line = lines[pastEmpty(lines, at)];
  return at < lines.length && line !== undefined && indentOf(line) >= indent;
}

/** The first line from `at` on that is not empty; one empty line at the most is passed. */
function pastEmpty(lines: readonly string[], at: number): number {
  return lines[at]?.trim() === '' ? at + 1 : at;
}

function indentOf(line: string): number {
  return line.trim() === '' ? 0 : line.replace(/^\t/, '    ').search(/\S/);
}

function outdented(line: string, offset: number): string {
  const spaced = line.replace(/^\t/, '    ');
  return spaced.slice(Math.min(offset, Math.max(0, spaced.search(/\S/))));
}
