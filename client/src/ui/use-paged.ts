import type { Reply } from '@protocol/events';
import { useCallback, useEffect, useRef, useState } from 'react';
import { whyNot } from '../connection/why-not';

/** A page of a list, and where the next one begins, unless it was the last. */
export type ListPage<Item> = Reply<{ items: Item[]; next?: string | undefined }> | null;

export interface Paged<Item> {
  items: Item[];
  isLoading: boolean;
  problem: string | null;
  hasMore: boolean;
  /** The next page, or the one that failed. */
  more(): void;
  /** From the first page on. What is shown stays until the new one is here. */
  again(): void;
  change(change: (items: Item[]) => Item[]): void;
}

interface Loaded<Item> {
  items: Item[];
  next?: string | undefined;
  isLoading: boolean;
  problem: string | null;
}

/** A list that comes by pages. It begins anew when `load` changes; an answer that comes too late is dropped. */
export function usePaged<Item>(load: (cursor: string | undefined) => Promise<ListPage<Item>>): Paged<Item> {
  const [list, setList] = useState<Loaded<Item>>({ items: [], isLoading: true, problem: null });
  const asked = useRef(0);
  const fetch = useCallback(
    async (cursor: string | undefined) => {
      asked.current += 1;
      const turn = asked.current;
      setList((before) => ({ ...before, isLoading: true, problem: null }));
      const page = await load(cursor);
      if (turn !== asked.current) return;
      setList((before) => {
        if (!page?.ok) return { ...before, isLoading: false, problem: whyNot(page) };
        const items = cursor === undefined ? page.items : [...before.items, ...page.items];
        return { items, next: page.next, isLoading: false, problem: null };
      });
    },
    [load],
  );
  useEffect(() => {
    void fetch(undefined);
    return () => {
      asked.current += 1;
    };
  }, [fetch]);
  return {
    items: list.items,
    isLoading: list.isLoading,
    problem: list.problem,
    hasMore: list.next !== undefined,
    more: () => void fetch(list.items.length > 0 ? list.next : undefined),
    again: () => void fetch(undefined),
    change: (change) => setList((before) => ({ ...before, items: change(before.items) })),
  };
}
