import { PAGE_MAX } from '@protocol/limits';
import type { Profile } from '@protocol/people';
import { useEffect, useState } from 'react';
import { usePage, useRequest } from '../../page';
import { useDebounced } from '../../ui/use-debounced';

const TYPING_MS = 150;
const nobody: Profile[] = [];

/**
 * Those who may be meant and need not be here: the members of the room; in General, which is everybody's, or where `isAnyone` may be
 * meant, whoever has an account and is called so. `query` is null while nobody is asked for.
 */
export function useKnownPeople(query: string | null, isAnyone: boolean): readonly Profile[] {
  const request = useRequest();
  const roomId = usePage((page) => page.route.roomId);
  const isOpen = usePage(({ room }) => room?.room.kind === 'general') || isAnyone;
  const isAsked = query !== null;
  // What follows the first word is looked for among those found.
  const word = useDebounced(isOpen ? (query?.split(' ')[0] ?? '') : '', TYPING_MS);
  const circle = isOpen ? 'all' : roomId;
  const [found, setFound] = useState<{ circle: string; people: Profile[] } | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    const asked = isOpen
      ? request('ListPeople', { query: word, limit: 20 })
      : request('ListMembers', { roomId, limit: PAGE_MAX });
    void asked.then((answer) => {
      if (isWanted && answer?.ok) setFound({ circle, people: answer.people });
    });
    return () => {
      isWanted = false;
    };
  }, [request, isAsked, isOpen, circle, roomId, word]);
  return found?.circle === circle ? found.people : nobody;
}
