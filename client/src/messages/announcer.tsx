import { useEffect, useRef, useState } from 'react';
import { usePage } from '../page';
import { announcementOf, saidAfter } from './unread';

/** Says new messages to those who listen. The list itself is silent: it draws old rows anew while one scrolls. */
export function Announcer() {
  const room = usePage((page) => page.room);
  const [news, setNews] = useState({ seq: 0, text: '' });
  const heard = useRef<{ roomId: string; epoch: string; seq: number } | null>(null);
  const saying = useRef(Promise.resolve());
  useEffect(() => {
    if (!room) return;
    const before = heard.current;
    heard.current = { roomId: room.room.roomId, ...room.head };
    if (before?.epoch !== room.head.epoch || before.roomId !== room.room.roomId) return;
    const { seq } = room.head;
    const said = saidAfter(room.messages, before.seq, room.you);
    // One after the other: what has to be read first must not come after what follows it.
    saying.current = saying.current.then(async () => {
      const text = await announcementOf(said);
      if (text !== '') setNews({ seq, text });
    });
  }, [room]);
  return (
    <div aria-live="polite" className="sr-only whitespace-pre-line">
      {/* Keyed, so that the same words said twice are two. */}
      <p key={news.seq}>{news.text}</p>
    </div>
  );
}
