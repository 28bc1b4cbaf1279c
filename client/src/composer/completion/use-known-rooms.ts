import type { Room } from '@protocol/rooms';
import { useEffect, useMemo, useState } from 'react';
import { usePage, useRequest } from '../../page';

const none: Room[] = [];

/** The rooms that one can see: one's own, and those that are open to everyone. Asked for while one writes of a room. */
export function useKnownRooms(isAsked: boolean): readonly Room[] {
  const request = useRequest();
  const yours = usePage((page) => page.rooms);
  const [open, setOpen] = useState(none);
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    void request('BrowseRooms', {}).then((answer) => {
      if (isWanted && answer?.ok) setOpen(answer.rooms);
    });
    return () => {
      isWanted = false;
    };
  }, [request, isAsked]);
  return useMemo(() => {
    const named = yours.filter(({ kind }) => kind !== 'direct');
    const known = new Set(named.map(({ roomId }) => roomId));
    return [...named, ...open.filter(({ roomId }) => !known.has(roomId))];
  }, [yours, open]);
}
