import { useMemo, useState } from 'react';
import { usePage } from '../page';
import { saidAfter } from './unread';

/** Whether the reader is at the bottom, and how much others said since they left it. */
export function useReading() {
  const room = usePage((page) => page.room);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const seq = room?.messages.at(-1)?.seq ?? 0;
  const unread = useMemo(
    () => (leftAt === null || !room ? 0 : saidAfter(room.messages, leftAt, room.you).length),
    [room, leftAt],
  );
  return {
    isAtBottom: leftAt === null,
    setAtBottom: (isAtBottom: boolean) => setLeftAt((before) => (isAtBottom ? null : (before ?? seq))),
    unread,
  };
}
