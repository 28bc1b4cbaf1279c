import type { Key, ReactNode } from 'react';
import { Button } from './button';
import { Problem } from './problem';
import type { Paged } from './use-paged';

interface PagedListProps<Item> {
  paged: Paged<Item>;
  /** Said when there is nothing. */
  none: string;
  label: string;
  keyOf: (item: Item) => Key;
  /** Squares, three in a row, rather than one thing under another. */
  grid?: boolean;
  children: (item: Item) => ReactNode;
}

/** A list that comes by pages, with what is to be said while it loads, when it fails and when it is empty. */
export function PagedList<Item>({ paged, none, label, keyOf, grid = false, children }: PagedListProps<Item>) {
  const { items, isLoading, problem, hasMore, more } = paged;
  return (
    <>
      {items.length > 0 && (
        <ul aria-label={label} className={grid ? 'grid grid-cols-3 gap-1.5' : 'divide-y divide-line'}>
          {items.map((item) => (
            <li key={keyOf(item)} className={grid ? 'aspect-square min-w-0' : 'py-3'}>
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {items.length === 0 && isLoading && <p className="py-6 text-center text-soft">Loading</p>}
        {items.length === 0 && !isLoading && problem === null && <p className="py-6 text-center text-soft">{none}</p>}
      </div>
      <Problem text={problem} />
      {(problem !== null || (hasMore && items.length > 0)) && (
        <Button look="quiet" className="mt-3 w-full" disabled={isLoading} onClick={more}>
          {problem === null ? 'Show more' : 'Try again'}
        </Button>
      )}
    </>
  );
}
