/** Most sets of three characters that are looked up: more narrow the search down no further. */
const MOST = 32;

/**
 * What to look for in the index to find these words (as they are `folded`) inside of others: every set of three characters
 * that stand together in them. Undefined where no word is that long: then the index is of no help.
 */
export function matchOf(words: readonly string[]): string | undefined {
  const trigrams = new Set<string>();
  for (const word of words) {
    const characters = [...word];
    for (let at = 0; at + 3 <= characters.length; at += 1) trigrams.add(characters.slice(at, at + 3).join(''));
  }
  // The end of the text, to whoever reads the query.
  const wanted = [...trigrams].filter((trigram) => !trigram.includes('\0')).slice(0, MOST);
  if (wanted.length === 0) return undefined;
  return wanted.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
}
