import { useEffect, useState } from 'react';
import { waitText } from '../account/retry';
import { usePage } from '../page';
import { silenceOf } from './silence';

const SECOND_MS = 1_000;

/** Why one cannot send now, in a sentence that counts down while there is something to count. */
export function useSilence(): { note: string | null; holds: boolean } {
  const [now, setNow] = useState(Date.now);
  const room = usePage((page) => page.room);
  const mutedUntil = usePage((page) => page.mutedUntil);
  const outbox = usePage((page) => page.outbox);
  // Where nothing is slowed or muted, time is nothing to look at.
  const isTimed = mutedUntil !== null || room?.room.slowModeSeconds !== undefined;
  const at = isTimed ? Math.max(now, Date.now()) : now;
  const silence =
    room && silenceOf({ room: room.room, you: room.you, mutedUntil, messages: room.messages, outbox, now: at });
  const until = silence?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  if (!silence) return { note: null, holds: false };
  const left = silence.until === null ? '' : ` ${waitText(silence.until - at)} left.`;
  return { note: `${silence.text}${left}`, holds: !silence.mayTry };
}
