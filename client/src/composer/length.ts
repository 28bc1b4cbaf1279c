import { MESSAGE_MAX_CHARACTERS } from '@protocol/limits';

const SHOWN_FROM = 200;

/** How many more characters fit, counted as the server counts them: an emoji is one. */
export function charactersLeft(text: string): number {
  // A code point is at most two units long, so most texts need no counting.
  if (text.length * 2 < MESSAGE_MAX_CHARACTERS) return MESSAGE_MAX_CHARACTERS - text.length;
  return MESSAGE_MAX_CHARACTERS - [...text].length;
}

/** What the counter says, or null while it need not be seen. */
export function lengthNote(left: number): string | null {
  if (left > SHOWN_FROM) return null;
  const count = Math.abs(left);
  const characters = `${count.toLocaleString()} ${count === 1 ? 'character' : 'characters'}`;
  return left < 0 ? `${characters} too many` : `${characters} left`;
}
