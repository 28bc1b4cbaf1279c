import { useMemo } from 'react';
import { linksIn } from './links-in';
import { MessageCard } from './message-card';
import { placeOf } from './place';

/** More of them would be a list, not a message. */
const MOST = 3;

/** Cards of the messages here that a text links to. What is elsewhere is never asked for. */
export function LinkCards({ text }: { text: string }) {
  const places = useMemo(() => messagesIn(text), [text]);
  return places.map(({ roomId, seq }) => <MessageCard key={`${roomId} ${seq}`} roomId={roomId} seq={seq} />);
}

function messagesIn(text: string): { roomId: string; seq: number }[] {
  if (!text.includes(location.host)) return [];
  const found = new Map<string, { roomId: string; seq: number }>();
  for (const href of linksIn(text)) {
    const place = placeOf(href, location.origin);
    if (place?.name === 'room' && place.seq !== undefined) found.set(href, { roomId: place.roomId, seq: place.seq });
  }
  return [...found.values()].slice(0, MOST);
}
