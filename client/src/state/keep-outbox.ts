import type { Kept } from './kept';
import type { PageStore } from './store';

/** Keeps on disk what is not acknowledged yet, so that it survives a reload. */
export function keepOutbox(store: PageStore, kept: Kept) {
  store.subscribe(({ outbox }, { outbox: before }) => {
    if (outbox === before) return;
    const known = new Set(before);
    const left = new Set(outbox.filter((entry) => entry.state !== 'sent').map((entry) => entry.clientId));
    for (const entry of before) if (!left.has(entry.clientId)) kept.dropEntry(entry.clientId);
    for (const entry of outbox) if (left.has(entry.clientId) && !known.has(entry)) kept.keepEntry(entry);
  });
}
