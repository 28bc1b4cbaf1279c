import type { Emoji } from './table';

/** How well an emoji fits a word that was typed; 0 where it does not. */
function scoreOf({ name, codes, tags }: Emoji, word: string): number {
  if (codes.includes(word)) return 7;
  const begun = codes.filter((code) => code.startsWith(word));
  // The less is missing, the likelier it is meant.
  if (begun.length > 0) return 5 + Math.max(...begun.map((code) => word.length / code.length));
  if (tags.includes(word)) return 4;
  if ([...codes, name].some((text) => text.split(/[\s_-]/).some((part) => part.startsWith(word)))) return 3;
  if (tags.some((tag) => tag.startsWith(word))) return 2;
  return word.length > 2 && codes.some((code) => code.includes(word)) ? 1 : 0;
}

/** The emoji that fit all words of a text, best first; of equal ones those that come first in the table. */
export function findEmoji(text: string, all: readonly Emoji[]): Emoji[] {
  const whole = text.trim().toLowerCase().replace(/^:|:$/g, '').replace(/\s+/g, ' ');
  if (whole === '') return [];
  const words = [...new Set([whole.replaceAll(' ', '_'), ...whole.split(' ')])];
  const [joined = '', ...single] = words;
  return all
    .map((emoji) => {
      const alone = scoreOf(emoji, joined);
      const fits = single.map((word) => scoreOf(emoji, word));
      const together = fits.length > 0 && !fits.includes(0) ? Math.min(...fits) : 0;
      return { emoji, score: Math.max(alone, together) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ emoji }) => emoji);
}

/** The code of an emoji that one is about to write, where it has several. */
export function codeFor({ codes }: Emoji, begun: string): string {
  const word = begun.toLowerCase();
  return codes.find((code) => code.startsWith(word)) ?? codes.find((code) => code.includes(word)) ?? codes[0] ?? '';
}
