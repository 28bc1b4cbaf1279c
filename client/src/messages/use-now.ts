import { useEffect, useState } from 'react';
import type { Times } from './times';

const MINUTE_MS = 60_000;

/** The time as far as days matter: it changes once a day, so that "Today" does not become a lie overnight. */
export function useNow(times: Times): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      const next = Date.now();
      setNow((last) => (times.dayOf(next) === times.dayOf(last) ? last : next));
    }, MINUTE_MS);
    return () => clearInterval(timer);
  }, [times]);
  return now;
}
