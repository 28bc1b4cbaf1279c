const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in words, as precise as anybody wants to know it: 3 bytes, 12 kB, 1.4 MB. */
export function sizeText(bytes: number, locale?: string): string {
  // What would be rounded to a thousand of one unit is one of the next.
  const step = units.findIndex((_, index) => bytes < 999.5 * 1_000 ** index);
  const index = step < 0 ? units.length - 1 : step;
  const amount = bytes / 1_000 ** index;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[index],
    unitDisplay: index === 0 ? 'long' : 'short',
    maximumFractionDigits: amount < 10 && index > 0 ? 1 : 0,
  }).format(amount);
}
