import { personKey } from '@protocol/people';
import { keepOutbox, type OutboxKeeper } from './keep-outbox';
import type { Kept } from './kept';
import { endsWithPage } from './outbox';
import type { Dispatch, PageStore } from './store';

/** Keeps the outbox of this window. */
export function openOutbox(storage: Storage, kept: Kept, store: PageStore, dispatch: Dispatch): OutboxKeeper {
  const keeper = keepOutbox(store, dispatch);
  window.addEventListener('pagehide', keeper.releaseAll);
  // One who would lose something by closing it is asked.
  window.addEventListener('beforeunload', (event) => {
    if (store.getState().outbox.some(endsWithPage)) event.preventDefault();
  });
  if (kept.hasOldOutbox()) {
    const before = kept.you() ?? kept.identity();
    import('./old-outbox')
      .then(({ moveOutbox }) => moveOutbox(storage, before && personKey(before), keeper))
      // It stays where it is, and is tried again when the page is opened again.
      .catch(() => {});
  }
  return keeper;
}
