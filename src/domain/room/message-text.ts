import { MESSAGE_MAX_CHARACTERS, Refusal } from '../../protocol/index';

/** Control characters but newline and tab, and halves of characters. */
const unshowable = /[^\P{Cc}\n\t]|\p{Cs}/u;
const nothingToRead = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * Throws `message_empty`, `message_too_long` or `message_invalid`. The text itself is kept as it was written. Where there is
 * something else to see, it may be empty.
 */
export function checkMessageText(text: string, mayBeEmpty = false): void {
  if (characters(text) > MESSAGE_MAX_CHARACTERS) throw new Refusal('message_too_long');
  if (unshowable.test(text)) throw new Refusal('message_invalid');
  if (!mayBeEmpty && nothingToRead.test(text)) throw new Refusal('message_empty');
}

/** Counts code points, but not those of a text that is too long or short enough by any count. */
function characters(text: string): number {
  const units = text.length;
  return units <= MESSAGE_MAX_CHARACTERS || units > 2 * MESSAGE_MAX_CHARACTERS ? units : [...text].length;
}
