import { PAGE_MAX } from '@protocol/limits';
import type { Profile } from '@protocol/people';
import { useEffect, useState } from 'react';
import { usePage, useRequest, useWholePage } from '../page';

const nobody: Profile[] = [];

/** The members of the room on screen, by name; asked for anew when it is entered. Of General everyone is one. */
export function useMembers(): Profile[] {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const roomId = usePage(({ room }) => (room && room.room.kind !== 'general' ? room.room.roomId : null));
  const isUp = usePage((page) => page.link === 'up');
  const [found, setFound] = useState<{ roomId: string; people: Profile[] } | null>(null);
  useEffect(() => {
    if (roomId === null || !isUp) return;
    let isWanted = true;
    void request('ListMembers', { roomId, limit: PAGE_MAX }).then((answer) => {
      if (!isWanted || !answer?.ok) return;
      setFound({ roomId, people: answer.people });
      dispatch({ type: 'profilesSeen', people: answer.people });
    });
    return () => {
      isWanted = false;
    };
  }, [request, dispatch, roomId, isUp]);
  return found?.roomId === roomId ? found.people : nobody;
}
