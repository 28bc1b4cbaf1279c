/** A page of what stands in the order of names: the next one begins after the name `next`. */
export interface NamePage<T> {
  items: T[];
  next?: string;
}

/** What the store gave when it was asked for one more than the page holds. */
export function pageOf<T>(oneMore: T[], limit: number, nameOf: (item: T) => string): NamePage<T> {
  const items = oneMore.slice(0, limit);
  const last = items.at(-1);
  return last !== undefined && oneMore.length > limit ? { items, next: nameOf(last) } : { items };
}
