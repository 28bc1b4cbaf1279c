/**
 * How well a name fits what was typed: null if its letters are not in it in this order. More for what begins a word and
 * for what stands together, and for short names.
 */
export function fitness(query: string, name: string): number | null {
  const wanted = plain(query);
  const letters = plain(name);
  if (wanted === '') return 0;
  const whole = letters.indexOf(wanted);
  if (whole >= 0) return 1_000 - (startsWord(letters, whole) ? 0 : 200) - whole - letters.length / 100;
  let score = 0;
  let at = -1;
  for (const letter of wanted.replaceAll(' ', '')) {
    const next = letters.indexOf(letter, at + 1);
    if (next < 0) return null;
    score += next === at + 1 ? 3 : startsWord(letters, next) ? 2 : 0;
    at = next;
  }
  return score - letters.length / 100;
}

/** Without letter case and accents, so that "zoe" finds "Zoë". */
function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** What fits, best first; what fits equally well stays in its order. */
export function bestFits<Item>(query: string, items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, score: fitness(query, nameOf(item)) }))
    .filter((one): one is { item: Item; score: number } => one.score !== null)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
