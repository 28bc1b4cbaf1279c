import { NAME_MAX_CHARACTERS } from '@protocol/limits';
import { isInCode } from './in-code';

/** What one is about to write: the sign that began it and its letters so far stand from `start` to `end`. */
export interface Asked {
  kind: 'emoji' | 'person' | 'room' | 'command';
  start: number;
  end: number;
  query: string;
}

const signs = { '@': 'person', '#': 'room' } as const;

/** What could be completed where the caret is, or null. Names have spaces, so theirs reaches to the end of the line. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  if (/^[\p{L}\p{N}_]/u.test(text.slice(caret))) return null;
  const command = /^\/([a-z]*)$/i.exec(before);
  if (command) return { kind: 'command', start: 0, end: caret, query: command[1] ?? '' };
  if (isInCode(before)) return null;
  // A time, an address and a face are none.
  const code = /(?<![\p{L}\p{N}_:/]):([a-z0-9_+-]{2,})$/iu.exec(before);
  if (code) return { kind: 'emoji', start: code.index, end: caret, query: code[1] ?? '' };
  return nameAsked(before);
}

function nameAsked(before: string): Asked | null {
  const sign = [...before.matchAll(/(?<![\p{L}\p{N}_#&/])[@#](?![\s#])/gu)].at(-1);
  if (!sign) return null;
  const query = before.slice(sign.index + 1);
  if (query.includes('\n') || query.length > NAME_MAX_CHARACTERS) return null;
  return { kind: signs[sign[0] as '@' | '#'], start: sign.index, end: before.length, query };
}

/** The code between two colons that was just closed, or null. */
export function closedCode(text: string, caret: number): { start: number; end: number; code: string } | null {
  const before = text.slice(0, caret);
  const found = /(?<![\p{L}\p{N}_:/]):([a-z0-9_+-]+):$/iu.exec(before);
  if (!found || isInCode(before)) return null;
  return { start: found.index, end: caret, code: found[1] ?? '' };
}
