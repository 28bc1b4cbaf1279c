import { useEffect, useState } from 'react';
import type { Wire } from '../connection/wire';
import { usePage, useRequest } from '../page';
import { createQuotedLoader, type LoadQuoted, messageAt, type Quoted } from './quoted';

/** A message of a room, loaded where the page has it not. */
export function useQuoted(roomId: string, seq: number): Quoted {
  const here = usePage(({ room }) => (room?.room.roomId === roomId ? messageAt(room.messages, seq) : null));
  const load = loaderFor(useRequest());
  const [fetched, setFetched] = useState<Quoted>('unknown');
  const isHere = here !== null;
  const isUp = usePage((page) => page.link === 'up');
  useEffect(() => {
    if (isHere || !isUp) return;
    let isWanted = true;
    void load(roomId, seq).then((quoted) => isWanted && setFetched(quoted));
    return () => {
      isWanted = false;
    };
  }, [load, roomId, seq, isHere, isUp]);
  return here ?? fetched;
}

const loaders = new WeakMap<Wire['request'], LoadQuoted>();

/** One for all quotes of a page, so that what many answer is asked for once. */
function loaderFor(request: Wire['request']): LoadQuoted {
  const known = loaders.get(request) ?? createQuotedLoader(request);
  loaders.set(request, known);
  return known;
}
