import { bestFits } from '../../rooms/fuzzy';

/**
 * The names that fit what was typed after a sign, best first. One word may be any letters of a name; with a space it has
 * to be how the name begins, since any text may follow a name. None once a name stands there whole and no other goes on.
 */
export function nameFits<Item>(query: string, items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const wanted = query.toLowerCase();
  const begins = (item: Item) => nameOf(item).toLowerCase().startsWith(wanted);
  const isWhole = (item: Item) => nameOf(item).toLowerCase() === wanted.trimEnd();
  if (wanted.includes(' ')) {
    // A name and a space: whoever wrote that goes on with the message.
    return wanted.endsWith(' ') && items.some(isWhole) ? [] : items.filter((item) => begins(item) && !isWhole(item));
  }
  const found = bestFits(query, items, nameOf);
  const goesOn = found.some((item) => begins(item) && !isWhole(item));
  return found.some(isWhole) && !goesOn ? [] : found;
}
