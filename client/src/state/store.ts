import { createStore, type StoreApi } from 'zustand/vanilla';
import { apply } from './apply';
import type { PageEvent } from './page-event';
import { emptyPage, type PageState } from './page-state';

export type PageStore = StoreApi<PageState>;
export type Dispatch = (event: PageEvent) => void;

export interface Events {
  store: PageStore;
  dispatch: Dispatch;
  /** Tells of each event once it is applied, until what this gives is called: for who keeps more than the state has. */
  onEvent(hear: Dispatch): () => void;
}

export function createPageStore(): Events {
  const store = createStore<PageState>()(() => emptyPage);
  const hearers = new Set<Dispatch>();
  return {
    store,
    dispatch(event) {
      store.setState((state) => apply(state, event), true);
      for (const hear of hearers) hear(event);
    },
    onEvent(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
