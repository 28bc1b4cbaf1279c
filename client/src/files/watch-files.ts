import type { PageState } from '../state/page-state';
import type { PageStore } from '../state/store';
import { keyOfYou } from '../state/told';
import { blobs } from './blobs';

interface Watcher {
  /** It is not to be sent now. */
  stop(key: string): void;
  /** It is in no message any more. */
  forget(key: string): void;
}

/** Lets go of what is in no message any more, neither one that is being written nor one on its way. */
export function watchFiles(store: PageStore, { stop, forget }: Watcher): void {
  store.subscribe((state, before) => {
    if (state.outbox === before.outbox && state.picked === before.picked) return;
    const isLoggedOut = state.stage.name === 'gone' && state.stage.code === 'signed_out';
    // What somebody wrote stays on disk for them, whoever is here now.
    const isLeft = !isLoggedOut && keyOfYou(state) !== keyOfYou(before);
    const [was, is] = [placesIn(before), placesIn(state)];
    for (const [key, placeBefore] of was) {
      if (is.get(key) === placeBefore) continue;
      stop(key);
      if (isLeft) continue;
      const place = is.get(key);
      if (place === 'picked') void blobs.takeUp(key);
      else if (!place) {
        forget(key);
        blobs.forget(key);
      }
    }
  });
}

function placesIn({ outbox, picked }: PageState): Map<string, 'picked' | 'outbox'> {
  const sent = outbox.flatMap(({ attachments = [] }) => attachments);
  return new Map([
    ...picked.map(({ key }) => [key, 'picked'] as const),
    ...sent.map(({ key }) => [key, 'outbox'] as const),
  ]);
}
