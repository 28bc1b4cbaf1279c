import { createStore, type StoreApi } from 'zustand/vanilla';
import { apply } from './apply';
import type { PageEvent } from './page-event';
import { emptyPage, type PageState } from './page-state';

export type PageStore = StoreApi<PageState>;
export type Dispatch = (event: PageEvent) => void;

export function createPageStore(): { store: PageStore; dispatch: Dispatch } {
  const store = createStore<PageState>()(() => emptyPage);
  return { store, dispatch: (event) => store.setState((state) => apply(state, event), true) };
}
