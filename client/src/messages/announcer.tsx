import { useEffect, useRef, useState } from 'react';
import { usePage } from '../page';
import { announcementOf, saidAfter } from './unread';

/** Says new messages to those who listen. The list itself is silent: it draws old rows anew while one scrolls. */
export function Announcer() {
  const room = usePage((page) => page.room);
  const [news, setNews] = useState({ seq: 0, text: '' });
  const heard = useRef<{ roomId: string; epoch: string; seq: number } | null>(null);
  useEffect(() => {
    if (!room) return;
    const before = heard.current;
    heard.current = { roomId: room.room.roomId, ...room.head };
    if (before?.epoch !== room.head.epoch || before.roomId !== room.room.roomId) return;
    const text = announcementOf(saidAfter(room.messages, before.seq, room.you));
    if (text !== '') setNews({ seq: room.head.seq, text });
  }, [room]);
  return (
    <div aria-live="polite" className="sr-only whitespace-pre-line">
      {/* Keyed, so that the same words said twice are two. */}
      <p key={news.seq}>{news.text}</p>
    </div>
  );
}
