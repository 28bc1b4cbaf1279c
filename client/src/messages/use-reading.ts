import { useEffect, useMemo, useState } from 'react';
import { useActions, usePage, useWholePage } from '../page';
import { listedOf } from '../state/rooms-list';
import { saidAfter } from './unread';

/** Long enough that the list has told where it stands. */
const SETTLED_MS = 250;

/** Whether the reader is at the bottom, and how much others said since they left it. */
export function useReading() {
  const room = usePage((page) => page.room);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const seq = room?.messages.at(-1)?.seq ?? 0;
  // What is loaded later but was said before is nothing new.
  const head = room?.head.seq ?? 0;
  const unread = useMemo(
    () => (leftAt === null || !room ? 0 : saidAfter(room.messages, leftAt, room.you).length),
    [room, leftAt],
  );
  const isAtBottom = leftAt === null;
  useMarking(isAtBottom && room?.newer === 0, seq);
  return {
    isAtBottom,
    setAtBottom: (isNow: boolean) => setLeftAt((before) => (isNow ? null : (before ?? head))),
    unread,
  };
}

/** Marks as read what is before the reader's eyes, and draws a line above what came while they looked elsewhere. */
function useMarking(seesNewest: boolean, seq: number) {
  const { sawNewest } = useActions();
  const { dispatch } = useWholePage();
  const listed = usePage((page) => listedOf(page.rooms, page.route.roomId));
  const isUp = usePage((page) => page.link === 'up');
  const isVisible = useVisible();
  const unread = listed?.unread ?? 0;
  const isBehind = unread > 0 || (listed?.readSeq ?? seq) < seq;
  const [wasHidden, setWasHidden] = useState(false);
  if (!isVisible && !wasHidden) setWasHidden(true);
  useEffect(() => {
    if (!isVisible || !wasHidden) return;
    setWasHidden(false);
    if (unread > 0) dispatch({ type: 'divided' });
  }, [isVisible, wasHidden, unread, dispatch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is seen anew
  useEffect(() => {
    if (!seesNewest || !isVisible || !isBehind || !isUp || wasHidden) return;
    const timer = setTimeout(sawNewest, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [seesNewest, isVisible, isBehind, isUp, wasHidden, seq, sawNewest]);
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}
