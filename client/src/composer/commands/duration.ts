const minutesOf = { m: 1, h: 60, d: 24 * 60 };

/** As the server takes them: a year and a day. */
export const MUTE_MAX_MINUTES = 527_040;

/** A time that stands first in a text, as `10m`, `2 hours` or `1d`, and what follows it. A bare number counts minutes. */
export function takeDuration(text: string): { minutes: number; rest: string } | null {
  const found = /^(\d{1,6})\s*(?:(m|h|d)|(min|hour|day)(?:ute)?s?|hrs?)?(?=\s|$)\s*/i.exec(text);
  if (!found) return null;
  const unit = (found[2] ?? found[3]?.[0] ?? (/hrs?\s*$/i.test(found[0]) ? 'h' : 'm')).toLowerCase() as 'm' | 'h' | 'd';
  const minutes = Number(found[1]) * minutesOf[unit];
  return { minutes, rest: text.slice(found[0].length).trim() };
}
