export interface Emoji {
  /** Without a tone of skin. */
  emoji: string;
  name: string;
  /** What stands for it between colons, the usual one first. */
  codes: readonly string[];
  tags: readonly string[];
  bearsTones: boolean;
  /** The version of Unicode's emoji that brought it; 0 of one that is everywhere. */
  version: number;
}

export interface EmojiGroup {
  name: string;
  emoji: readonly Emoji[];
}

/** Reads `emoji.tsv`: a line with # begins a group, every other line is an emoji. */
export function parseTable(text: string): EmojiGroup[] {
  const groups: { name: string; emoji: Emoji[] }[] = [];
  for (const line of text.split('\n')) {
    const [emoji = '', name, codes = '', traits = '', tags = ''] = line.split('\t');
    if (name !== undefined) {
      groups.at(-1)?.emoji.push({
        emoji,
        name,
        codes: codes.split(' '),
        tags: tags === '' ? [] : tags.split(', '),
        bearsTones: traits.startsWith('t'),
        version: Number(traits.replace('t', '')),
      });
    } else if (line.startsWith('# ')) {
      groups.push({ name: line.slice(2), emoji: [] });
    }
  }
  return groups;
}
