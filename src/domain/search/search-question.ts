import { Refusal } from '../../protocol/index';
import type { SearchQuery } from '../ports';

/** What somebody asks for, and, by name (NFKC, lower case) or id, the rooms that all of it has to stand in. */
export interface Question
  extends Pick<SearchQuery, 'words' | 'from' | 'before' | 'after' | 'hasLink' | 'hasFile' | 'hasPicture'> {
  rooms: string[];
}

/** A filter's name and colon, if any, and then a phrase in quotes or a word. A quote that is not closed ends with the text. */
const term = /(?:(from|in|before|after|has):)?(?:"([^"]*)(?:"|$)|(\S+))/giu;

/**
 * What a text asks for: words, phrases in quotes, and filters (`from:`, `in:`, `before:`, `after:`, whose last one
 * counts; `has:link`, `has:file`, `has:picture`). Days begin and end by UTC; `after:` begins with its day, `before:` ends ahead of it.
 * Throws `search_invalid` where it asks for nothing, a filter is empty, or a date is none.
 */
export function parseQuestion(text: string): Question {
  const question: Question = { words: [], rooms: [] };
  const words: string[] = [];
  for (const [, filter, phrase, word] of text.matchAll(term)) {
    const value = (phrase ?? word ?? '').trim();
    if (filter !== undefined) applyFilter(question, filter.toLowerCase(), value);
    else if (value !== '') words.push(value);
  }
  if (words.length + question.rooms.length === 0 && !hasFilter(question)) throw new Refusal('search_invalid');
  return { ...question, words };
}

function hasFilter({ from, before, after, hasLink, hasFile, hasPicture }: Question): boolean {
  return [from, before, after, hasLink, hasFile, hasPicture].some((filter) => filter !== undefined);
}

function applyFilter(question: Question, filter: string, value: string): void {
  if (value === '') throw new Refusal('search_invalid');
  switch (filter) {
    case 'from':
      question.from = value.replace(/^@/u, '');
      break;
    case 'in':
      question.rooms.push(value.replace(/^#/u, '').normalize('NFKC').toLowerCase());
      break;
    case 'before':
      question.before = dayOf(value);
      break;
    case 'after':
      question.after = dayOf(value);
      break;
    default:
      question[partOf(value)] = true;
  }
}

function partOf(value: string): 'hasLink' | 'hasFile' | 'hasPicture' {
  switch (value.toLowerCase()) {
    case 'link':
      return 'hasLink';
    case 'file':
      return 'hasFile';
    case 'picture':
      return 'hasPicture';
    default:
      throw new Refusal('search_invalid');
  }
}

/** The beginning of a day by UTC, in Unix milliseconds. */
function dayOf(text: string): number {
  // biome-ignore lint/style/noRestrictedGlobals: it reads a date that was written, not the time.
  const day = new Date(`${text}T00:00:00Z`);
  // A day that no month has would be read as one of the next.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) throw new Refusal('search_invalid');
  return day.getTime();
}
