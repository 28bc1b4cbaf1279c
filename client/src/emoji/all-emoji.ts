import text from './emoji.tsv?raw';
import { brought } from './supported';
import { type Emoji, parseTable } from './table';

const newest = brought();

/** All emoji that this browser shows. Comes with the picker, or with the first word that begins with a colon. */
export const groups = parseTable(text).map(({ name, emoji }) => ({
  name,
  emoji: emoji.filter(({ version }) => version <= newest),
}));

export const allEmoji: readonly Emoji[] = groups.flatMap(({ emoji }) => emoji);

const byCode = new Map(allEmoji.flatMap((one) => one.codes.map((code) => [code, one] as const)));
const byText = new Map(allEmoji.map((one) => [one.emoji, one]));

export const emojiOfCode = (code: string): Emoji | undefined => byCode.get(code.toLowerCase());

export const emojiOf = (text: string): Emoji | undefined => byText.get(text);
