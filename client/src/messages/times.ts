/** How the reader's language and time zone say when something was. Left out, they are the browser's. */
export interface Place {
  locale?: string;
  timeZone?: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface Times {
  /** The day as a number that grows by one at each of the reader's midnights. */
  dayOf(at: number): number;
  /** Today the time, else the date too. */
  short(at: number, now: number): string;
  /** The time alone, as narrow as it can be, to stand beside a message. */
  narrow(at: number): string;
  full(at: number): string;
  /** What stands between two days. */
  day(at: number, now: number): string;
}

export function createTimes({ locale, timeZone }: Place = {}): Times {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const parts = format({
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  const clock = format({ hour: 'numeric', minute: '2-digit' });
  const date = format({ day: 'numeric', month: 'short' });
  const weekday = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const withYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const dayOf = (at: number) => {
    const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(found.year ?? 0, (found.month ?? 1) - 1, found.day ?? 1) / DAY_MS;
  };
  const isThisYear = (at: number, now: number) => dayOf(now) - dayOf(at) < 300;

  return {
    dayOf,
    narrow: (at) =>
      clock
        .formatToParts(at)
        .filter(({ type }) => type !== 'dayPeriod')
        .map(({ value }) => value)
        .join('')
        .trim(),
    full: (at) => full.format(at),
    short: (at, now) => (dayOf(at) === dayOf(now) ? clock.format(at) : `${date.format(at)}, ${clock.format(at)}`),
    day(at, now) {
      const ago = dayOf(now) - dayOf(at);
      if (ago === 0 || ago === 1) return sentenceCase(relative.format(-ago, 'day'));
      return (isThisYear(at, now) ? weekday : withYear).format(at);
    },
  };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
