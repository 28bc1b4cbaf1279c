import { useEffect } from 'react';
import type { Request } from '../connection/wire';
import { usePage, useWholePage } from '../page';
import type { Dispatch, PageStore } from '../state/store';
import { bookmarkKey } from '../state/told';

/** Finds out which messages of the room on screen you keep, so that they bear their mark. */
export function useBookmarks(): void {
  const { store, dispatch, request } = useWholePage();
  const roomId = usePage((page) => (page.link === 'up' ? page.room?.room.roomId : undefined));
  const you = usePage((page) => page.you?.userID);
  useEffect(() => {
    if (roomId === undefined || you === undefined) return;
    let isWanted = true;
    void keptIn(request, roomId).then((seqs) => {
      if (seqs && isWanted) learn(roomId, seqs, store, dispatch);
    });
    return () => {
      isWanted = false;
    };
  }, [roomId, you, store, dispatch, request]);
}

/** The `seq` of each that is kept there. Null where that was not told. */
async function keptIn(request: Request, roomId: string): Promise<ReadonlySet<number> | null> {
  const seqs = new Set<number>();
  let before: string | undefined;
  do {
    const answer = await request('ListBookmarks', { roomId, limit: 100, ...(before === undefined ? {} : { before }) });
    if (!answer?.ok) return null;
    for (const { message } of answer.found) seqs.add(message.seq);
    before = answer.next;
  } while (before !== undefined);
  return seqs;
}

/** Also that one is kept no longer: another device may have removed it while this page was away. */
function learn(roomId: string, seqs: ReadonlySet<number>, store: PageStore, dispatch: Dispatch): void {
  const { bookmarks } = store.getState();
  const prefix = bookmarkKey(roomId, 0).slice(0, -1);
  const known = Object.keys(bookmarks).filter((key) => bookmarks[key] && key.startsWith(prefix));
  for (const key of known) {
    const seq = Number(key.slice(prefix.length));
    if (!seqs.has(seq)) dispatch({ type: 'BookmarksChanged', roomId, seq, isBookmarked: false });
  }
  for (const seq of seqs) {
    if (!bookmarks[bookmarkKey(roomId, seq)]) dispatch({ type: 'BookmarksChanged', roomId, seq, isBookmarked: true });
  }
}
