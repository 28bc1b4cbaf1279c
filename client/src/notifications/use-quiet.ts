import { useEffect, useState } from 'react';
import { createTimes } from '../messages/times';
import { useWishes } from './browser-wishes';
import { quietText } from './quiet';
import { FOR_EVER } from './wishes';

const times = createTimes();

/** The longest that a browser waits. */
const MOST_MS = 2_147_483_647;

/** Until when nothing disturbs, in words, and null as soon as it may. */
export function useQuiet(): string | null {
  const { quietUntil } = useWishes();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (quietUntil === 0 || quietUntil === FOR_EVER) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(0, quietUntil - Date.now()) + 1, MOST_MS));
    return () => clearTimeout(timer);
  }, [quietUntil]);
  return quietText({ quietUntil }, now, times);
}
