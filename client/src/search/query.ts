/** What can narrow a search, and what to write for it. */
export const filters = [
  { name: 'from:', example: 'from:mira', meaning: 'what someone said' },
  { name: 'in:', example: 'in:climbing', meaning: 'in one room' },
  { name: 'before:', example: 'before:2026-01-31', meaning: 'before a day' },
  { name: 'after:', example: 'after:2026-01-31', meaning: 'after a day' },
  { name: 'has:link', example: 'has:link', meaning: 'with a link' },
  { name: 'has:picture', example: 'has:picture', meaning: 'with a picture' },
  { name: 'has:file', example: 'has:file', meaning: 'with a file of any kind' },
] as const;

/** A filter and its value, or a phrase in quotes, or a word. A quote that is not closed ends with the text. */
const part = /(from|in|before|after|has):(?:"([^"]*)(?:"|$)|(\S*))|"([^"]*)(?:"|$)|(\S+)/giu;

/** The words of a search that stand in the texts it finds: what is no filter. Words in quotes belong together. */
export function wordsOf(query: string): string[] {
  return [...query.matchAll(part)]
    .map(([, , , , phrase, word]) => (phrase ?? word ?? '').trim())
    .filter((word) => word !== '');
}

/** Whether a search can be asked for: every filter in it is written to its end. */
export function isWhole(query: string): boolean {
  const filters = [...query.matchAll(part)].filter(([, name]) => name !== undefined);
  const areWhole = filters.every(([, name = '', phrase, word]) =>
    isFilterWhole(name.toLowerCase(), phrase ?? word ?? ''),
  );
  return areWhole && filters.length + wordsOf(query).length > 0;
}

function isFilterWhole(name: string, value: string): boolean {
  if (name === 'before' || name === 'after') return /^\d{4}-\d\d-\d\d$/.test(value);
  if (name === 'has') return /^(?:link|picture|file)$/iu.test(value);
  return value.trim() !== '';
}

/** Adds a filter to what is written, ready for its value. */
export function withFilter(query: string, name: string): string {
  const before = query.trimEnd();
  return `${before}${before === '' ? '' : ' '}${name}${name.endsWith(':') ? '' : ' '}`;
}

export interface Mark {
  text: string;
  isFound: boolean;
}

const CONTEXT = 60;
const LONGEST = 240;

/** A text in pieces, with those found that are one of the words. Joined again, the pieces are the text. */
export function markWords(text: string, words: readonly string[]): Mark[] {
  const wanted = words.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return text === '' ? [] : [{ text, isFound: false }];
  const pattern = new RegExp(`(${wanted.map((word) => literally(word)).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isFound: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The part of a long text where the first of the words stands. */
export function excerptOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const lower = line.toLocaleLowerCase();
  const places = words.map((word) => lower.indexOf(word.toLocaleLowerCase())).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, line.length) === line.length ? 0 : Math.min(...places) - CONTEXT);
  // Whole characters: a cut within one would show as a question mark.
  const part = [...line.slice(from)]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\uDC00-\uDFFF]/, '');
  return `${from > 0 ? '… ' : ''}${part}${from + part.length < line.length ? ' …' : ''}`;
}
