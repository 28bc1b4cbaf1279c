import type { Change } from '@protocol/rooms';
import { useCallback, useEffect } from 'react';
import { useRequest, useWholePage } from '../../page';
import type { PageEvent } from '../../state/page-event';
import { type Paged, usePaged } from '../../ui/use-paged';
import { type FilesKind, type FoundFile, filesAfter } from './files-after';

/** The files of a room, the newest first. What is sent meanwhile comes first, and what is deleted goes at once. */
export function useRoomFiles(roomId: string, kind: FilesKind): Paged<FoundFile> {
  const request = useRequest();
  const { onEvent } = useWholePage();
  const load = useCallback(
    async (before: string | undefined) => {
      const answer = await request('ListFiles', { roomId, kind, ...(before === undefined ? {} : { before }) });
      return answer?.ok ? ({ ok: true, items: answer.found, next: answer.next } as const) : answer;
    },
    [request, roomId, kind],
  );
  const paged = usePaged<FoundFile>(load);
  const { again, change } = paged;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these two do the same in every drawing
  useEffect(
    () =>
      onEvent((event) => {
        const told = toldBy(event, roomId);
        if (told === 'afresh') again();
        else if (told.length > 0) change((found) => filesAfter(found, told, kind));
      }),
    [onEvent, load],
  );
  return paged;
}

/** What became of the room, or that all of it was told again. */
function toldBy(event: PageEvent, roomId: string): readonly Change[] | 'afresh' {
  if (event.type === 'changed' && event.batch.roomId === roomId) return event.batch.changes;
  if (event.type !== 'entered' || event.reply.room.roomId !== roomId) return [];
  return 'changes' in event.reply ? event.reply.changes : 'afresh';
}
