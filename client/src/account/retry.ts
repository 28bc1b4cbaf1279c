import type { ErrorReply } from '@protocol/errors';
import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** A time to wait as it is said: "40 seconds", "3 minutes". Rounded up, so that nobody tries too early. */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND_MS));
  const [count, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5_400
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3_600), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** How many milliseconds are left until a time, told once a second while there are any. */
export function useLeft(until: number | null): number {
  const [now, setNow] = useState(Date.now);
  const left = until === null ? 0 : Math.max(0, until - now);
  const isWaiting = left > 0;
  useEffect(() => {
    setNow(Date.now());
    if (until === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return isWaiting ? left : 0;
}

/** What was refused, with the time to wait where there is one. */
export function problemText({ message }: Pick<ErrorReply, 'message'>, leftMs: number): string {
  return leftMs > 0 ? `${message} ${waitText(leftMs)} to go.` : message;
}
