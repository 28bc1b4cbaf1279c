import type { Kept } from './kept';
import type { PageStore } from './store';

/** Keeps on disk what stands in the composer, so that it survives a reload. Each room has its own. */
export function keepDraft(store: PageStore, kept: Kept) {
  store.subscribe(({ draft, route: { roomId } }, before) => {
    if (roomId === before.route.roomId && draft !== before.draft) kept.keepDraft(roomId, draft);
  });
}
