import type { Kept } from './kept';
import type { PageState } from './page-state';
import type { PageStore } from './store';

/** Keeps on disk what stands in the composer, so that it survives a reload. Each room has its own. */
export function keepDraft(store: PageStore, kept: Kept) {
  store.subscribe((state, before) => {
    const { roomId } = state.route;
    const text = keptDraft(state);
    if (roomId === before.route.roomId && text !== keptDraft(before)) kept.keepDraft(roomId, text);
  });
}

/** What was just sent stays the draft until it is in the outbox on disk: it is never in neither. */
function keptDraft({ draft, outbox, route }: PageState): string {
  if (draft !== '') return draft;
  return outbox.findLast(({ state, roomId }) => state === 'writing' && roomId === route.roomId)?.message ?? '';
}
