import type { Times } from '../messages/times';
import { FOR_EVER, type Wishes } from './wishes';

export type QuietFor = 'off' | 'half-hour' | 'hour' | 'tomorrow' | 'for-ever';

export const quietOptions: readonly { value: QuietFor; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'half-hour', label: 'For 30 minutes' },
  { value: 'hour', label: 'For 1 hour' },
  { value: 'tomorrow', label: 'Until tomorrow morning' },
  { value: 'for-ever', label: 'Until I turn it off' },
];

const MINUTE_MS = 60_000;
const MORNING = 8;

export function quietUntil(how: QuietFor, now: number): number {
  switch (how) {
    case 'off':
      return 0;
    case 'half-hour':
      return now + 30 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'tomorrow': {
      // By the clock of the place, where a day need not have 24 hours.
      const then = new Date(now);
      then.setDate(then.getDate() + 1);
      return then.setHours(MORNING, 0, 0, 0);
    }
    case 'for-ever':
      return FOR_EVER;
  }
}

/** Until when nothing disturbs, in words. Null where it may. */
export function quietText({ quietUntil }: Pick<Wishes, 'quietUntil'>, now: number, times: Times): string | null {
  if (quietUntil <= now) return null;
  return quietUntil === FOR_EVER ? 'Quiet' : `Quiet until ${times.short(quietUntil, now)}`;
}
