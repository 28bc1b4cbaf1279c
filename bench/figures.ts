import type { Measured } from './measure-talk';

/** How figures are written. */

export function round(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(digits)));
}

export const microseconds = (value: number) => `${round(value)} µs`;
export const milliseconds = (value: number) => `${round(value)} ms`;
export const megabytes = (bytes: number) => `${round(bytes / 1024 / 1024)} MB`;

export function ratio(of: number, to: number): number {
  return of / to;
}

export const talkColumns = [
  'server',
  'CPU a delivery',
  'p50',
  'p99',
  'deliveries/s',
  'of those asked',
  'bytes a delivery',
  'missing',
  'doubled',
  'refused',
  'cut',
  'resident',
  'own memory',
  'load busy',
];

export function talkLine(name: string, measured: Measured): string[] {
  const { faults } = measured;
  return [
    name,
    microseconds(measured.cpu),
    milliseconds(measured.p50),
    milliseconds(measured.p99),
    round(measured.deliveries, 4),
    `${round((100 * measured.deliveries) / measured.wanted)}%`,
    round(measured.bytes, 4),
    String(faults.missing),
    String(faults.doubled + faults.gaps),
    String(faults.refused),
    String(faults.cutSockets),
    megabytes(measured.memory.resident),
    megabytes(measured.memory.anonymous),
    `${Math.round(measured.busy * 100)}%`,
  ];
}

/** Said where a figure cannot be trusted, because the load was as busy as the server. */
export function loadNotes(all: Measured[]): string[] {
  return all
    .filter((measured) => measured.busy > 0.85)
    .map(
      (measured) =>
        `The load was ${Math.round(measured.busy * 100)}% busy on ${measured.subject}: it may be the limit.`,
    );
}
