import type { Person } from '@protocol/people';

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** People as one looks them up: by name, as the reader's language orders names. */
export function inOrder(people: readonly Person[]): Person[] {
  return people.toSorted((a, b) => byName.compare(a.username, b.username));
}
