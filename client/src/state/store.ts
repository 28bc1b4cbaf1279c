import { createStore, type StoreApi } from 'zustand/vanilla';
import { apply, emptyPage, type PageEvent, type PageState } from './apply';

export type PageStore = StoreApi<PageState>;
export type Dispatch = (event: PageEvent) => void;

export function createPageStore(): { store: PageStore; dispatch: Dispatch } {
  const store = createStore<PageState>()(() => emptyPage);
  return { store, dispatch: (event) => store.setState((state) => apply(state, event), true) };
}
