import { PAGE_MAX } from '@protocol/limits';
import type { Profile } from '@protocol/people';
import { useEffect, useState } from 'react';
import { usePage, useRequest } from '../../page';
import { useDebounced } from '../../ui/use-debounced';

const TYPING_MS = 150;
const nobody: Profile[] = [];

/**
 * Those who could read a mention and need not be here: the members of the room, or in General, which is everybody's, whoever has
 * an account and is called so. `query` is null while nobody is asked for.
 */
export function useKnownPeople(query: string | null): readonly Profile[] {
  const request = useRequest();
  const roomId = usePage((page) => page.route.roomId);
  const isGeneral = usePage(({ room }) => room?.room.kind === 'general');
  const isAsked = query !== null;
  // What follows the first word is looked for among those found.
  const word = useDebounced(isGeneral ? (query?.split(' ')[0] ?? '') : '', TYPING_MS);
  const [found, setFound] = useState<{ roomId: string; people: Profile[] } | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    const asked = isGeneral
      ? request('ListPeople', { query: word, limit: 20 })
      : request('ListMembers', { roomId, limit: PAGE_MAX });
    void asked.then((answer) => {
      if (isWanted && answer?.ok) setFound({ roomId, people: answer.people });
    });
    return () => {
      isWanted = false;
    };
  }, [request, isAsked, isGeneral, roomId, word]);
  return found?.roomId === roomId ? found.people : nobody;
}
