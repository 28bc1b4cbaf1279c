import unhomoglyph from 'unhomoglyph';
import { NAME_MAX_CHARACTERS, Refusal } from '../../protocol/index';

/** Controls, formats (zero-width, direction marks), lone surrogates, private use, line separators, fillers. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const stackedMarks = /\p{M}{4,}/u;
const somethingToRead = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const emojiStyle = /\uFE0F/gu;

/**
 * The name that a text gives: NFKC, one space between words.
 * Throws `name_invalid` where it is empty, too long, or holds what cannot be seen.
 */
export function parseName(text: string): string {
  const written = text.normalize('NFKC').replace(emojiStyle, '').replace(/ +/g, ' ');
  const name = written.trim();
  if (
    // At its ends too: where a name is claimed, it is kept as it was written.
    invisible.test(written) ||
    stackedMarks.test(name) ||
    !somethingToRead.test(name) ||
    [...name].length > NAME_MAX_CHARACTERS
  ) {
    throw new Refusal('name_invalid');
  }
  return name;
}

/** What a name looks like, to be compared with `lookAlike`. */
export type Looks = readonly string[];

/**
 * The looks of a name: without letter case, and as the skeletons of Unicode Technical Standard 39 (by the data that
 * unhomoglyph carries). Upper case has look-alikes that lower case has not (I and l), and the other way round.
 */
export function looksOf(name: string): Looks {
  const folded = name.normalize('NFKC').toLowerCase();
  return [folded, skeleton(folded), skeleton(skeleton(name).toLowerCase())];
}

/** Whether a reader could take one name for the other. */
export function lookAlike(one: Looks, other: Looks): boolean {
  return other.some((look) => one.includes(look));
}

function skeleton(text: string): string {
  return unhomoglyph(text.normalize('NFD')).normalize('NFD');
}
