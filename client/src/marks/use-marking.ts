import type { Message } from '@protocol/rooms';
import { whyNot } from '../connection/why-not';
import { useActions, usePage, useRequest } from '../page';
import { bookmarkKey } from '../state/told';

/** Pins a message or keeps it for you, and the other way round. What comes of it is told by the server, here and elsewhere. */
export function useMarking(roomId: string, { seq, pinned }: Pick<Message, 'seq' | 'pinned'>) {
  const request = useRequest();
  const { say } = useActions();
  const isBookmarked = usePage((page) => page.bookmarks[bookmarkKey(roomId, seq)] ?? false);
  const ask = async (command: 'PinMessage' | 'UnpinMessage' | 'AddBookmark' | 'RemoveBookmark') => {
    const refusal = whyNot(await request(command, { roomId, seq }));
    if (refusal !== null) say(refusal);
  };
  return {
    isBookmarked,
    bookmark: () => void ask(isBookmarked ? 'RemoveBookmark' : 'AddBookmark'),
    pin: () => void ask(pinned ? 'UnpinMessage' : 'PinMessage'),
  };
}
