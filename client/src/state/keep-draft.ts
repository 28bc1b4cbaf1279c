import { GENERAL } from '@protocol/limits';
import type { Kept } from './kept';
import type { PageStore } from './store';

/** Keeps on disk what stands in the composer, so that it survives a reload. */
export function keepDraft(store: PageStore, kept: Kept) {
  store.subscribe(({ draft, room }, { draft: before }) => {
    if (draft !== before) kept.keepDraft(room?.room.roomId ?? GENERAL, draft);
  });
}
