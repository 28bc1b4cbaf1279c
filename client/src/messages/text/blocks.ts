import { createFences } from './fences';
import { readInlines } from './inlines';
import { readList } from './lists';
import type { Block, Found, Known, ReadLines } from './node';

/** Deeper than this, what looks like a quote or a list is text. */
const DEPTH_MAX = 6;

/** What a text becomes. Whatever is no markup stays as it was written, line by line. */
export function readBlocks(text: string, known: Known): Block[] {
  return linesReader(known, DEPTH_MAX)(text.split('\n'));
}

function linesReader(known: Known, depth: number): ReadLines {
  return (lines) => {
    const within = depth > 1 ? linesReader(known, depth - 1) : null;
    const fences = createFences(lines);
    const blocks: Block[] = [];
    let plain: string[] = [];
    const end = () => {
      blocks.push(...paragraph(plain, known));
      plain = [];
    };
    for (let at = 0; at < lines.length; ) {
      const fence = fences.at(at);
      const other = fence?.before === '' ? null : readOther(lines, at, known, within);
      const found = other ?? fence;
      if (!found) {
        plain.push(lines[at] ?? '');
        at += 1;
        continue;
      }
      if (found === fence) plain.push(fence.before);
      end();
      blocks.push(found.block);
      at = found.next;
    }
    end();
    return blocks;
  };
}

function readOther(lines: readonly string[], at: number, known: Known, within: ReadLines | null): Found | null {
  const heading = readHeading(lines, at, known);
  return heading ?? (within && (readQuote(lines, at, within) ?? readList(lines, at, within)));
}

/** Lines as they are, without empty ones at the ends. */
function paragraph(lines: readonly string[], known: Known): Block[] {
  const isWritten = (line: string) => line.trim() !== '';
  const first = lines.findIndex(isWritten);
  if (first < 0) return [];
  const written = lines.slice(first, lines.findLastIndex(isWritten) + 1);
  return [{ type: 'paragraph', inside: readInlines(written.join('\n'), known) }];
}

function readHeading(lines: readonly string[], at: number, known: Known): Found | null {
  const title = /^ {0,3}#{1,3} +(\S.*)$/.exec(lines[at] ?? '')?.[1];
  return title === undefined ? null : { block: { type: 'heading', inside: readInlines(title, known) }, next: at + 1 };
}

/** `> ` and something after it. `>_<` is a face. */
function readQuote(lines: readonly string[], at: number, within: ReadLines): Found | null {
  if (!/^ {0,3}>+ +\S/.test(lines[at] ?? '')) return null;
  let next = at;
  const quoted: string[] = [];
  for (; /^ {0,3}>(?:[ >]|$)/.test(lines[next] ?? ''); next += 1)
    quoted.push((lines[next] ?? '').replace(/^ *> ?/, ''));
  return { block: { type: 'quote', blocks: within(quoted) }, next };
}
