import type { Bench } from '../bench';
import type { Faults } from '../load/orders';

/** A line of performance.md: what is done, and what it should cost. */
export interface Row {
  name: string;
  work: string;
  goal: string;
  measure(bench: Bench): Promise<RowResult>;
}

export interface RowResult {
  /** Snug against each baseline, the figures that count. */
  ratios: string[];
  columns: string[];
  lines: string[][];
  notes?: string[];
  snug: string;
  baselines: string;
  ratio: string;
  met: boolean;
  /** What went wrong, as opposed to what was slow. */
  broken: string[];
}

/** The machine, or the installation, cannot do this row. The message says why. */
export class CannotRun extends Error {}

/** Which faults mean that Snug broke a promise at a rate that it should sustain. */
export function brokenPromises(where: string, faults: Faults): string[] {
  const broken: string[] = [];
  if (faults.missing > 0) broken.push(`${where}: ${faults.missing} messages did not arrive`);
  broken.push(...brokenAtAnyRate(where, faults));
  if (faults.refused > 0) broken.push(`${where}: ${faults.refused} messages were refused`);
  for (const [reason, count] of Object.entries(faults.cut))
    broken.push(`${where}: ${count} connections ended: ${reason}`);
  return broken;
}

/** Too much load may slow a server down or make it cut connections. It must not make it double or skip. */
export function brokenAtAnyRate(where: string, faults: Faults): string[] {
  const broken: string[] = [];
  if (faults.doubled > 0) broken.push(`${where}: ${faults.doubled} messages came twice or out of order`);
  if (faults.gaps > 0) broken.push(`${where}: ${faults.gaps} gaps in seq`);
  return broken;
}
