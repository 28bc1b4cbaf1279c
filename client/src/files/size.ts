const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** How large a file is, as people say it. */
export function sizeText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1_000)), UNITS.length - 1);
  const amount = bytes / 1_000 ** power;
  const digits = power === 0 || amount >= 10 ? 0 : 1;
  return `${amount.toLocaleString(undefined, { maximumFractionDigits: digits })} ${UNITS[power]}`;
}
