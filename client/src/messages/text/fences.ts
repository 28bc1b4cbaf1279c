import type { Found } from './node';

interface Fence extends Found {
  /** What stands in front of it on its first line. */
  before: string;
}

interface Opening {
  before: string;
  marks: string;
  info: string;
}

/** Finds the blocks of code among lines. One that nobody closes is text. */
export function createFences(lines: readonly string[]): { at(line: number): Fence | null } {
  /** Runs of a sign that nobody closes from some line on; longer ones neither. */
  const open = new Map<string, number>();
  return {
    at(line) {
      const opening = openingOf(lines[line] ?? '');
      if (!opening) return null;
      const { before, marks, info } = opening;
      const sign = marks.charAt(0);
      if (marks.length >= (open.get(sign) ?? Number.POSITIVE_INFINITY)) return null;
      const isLanguage = /^[\w+#.-]{1,20}$/.test(info);
      const code = isLanguage || info === '' ? [] : [info];
      for (let at = line + 1; at < lines.length; at += 1) {
        const last = endOf(lines[at] ?? '', marks);
        if (last === null) {
          code.push(lines[at] ?? '');
          continue;
        }
        if (last !== '') code.push(last);
        const text = code.join('\n');
        if (text.trim() === '') return null;
        return { block: { type: 'code', language: isLanguage ? info : '', text }, before, next: at + 1 };
      }
      open.set(sign, marks.length);
      return null;
    },
  };
}

function openingOf(line: string): Opening | null {
  const own = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line);
  if (own) return { before: '', marks: own[1] ?? '', info: (own[2] ?? '').trim() };
  // Also after words: "Like this: ```".
  const after = /^([^`]*)(`{3,})([\w+#.-]*)$/.exec(line);
  return after ? { before: (after[1] ?? '').trimEnd(), marks: after[2] ?? '', info: after[3] ?? '' } : null;
}

/** What of the code stands on the line that ends it; null for a line that does not. */
function endOf(line: string, marks: string): string | null {
  const trimmed = line.trim();
  if (trimmed.length >= marks.length && trimmed === marks.charAt(0).repeat(trimmed.length)) return '';
  // Also right after the last line: "last();```".
  return marks.startsWith('`') && trimmed.endsWith(marks) && !trimmed.endsWith(`\`${marks}`)
    ? line.trimEnd().slice(0, -marks.length)
    : null;
}
