import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { megabytes, round } from './figures';

/** What the figures depend on. */
export function machineFacts(): string {
  const cores = cpus();
  const kernel = readFileSync('/proc/sys/kernel/osrelease', 'latin1').trim();
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'})`,
    megabytes(totalmem()),
    `node ${process.version}`,
    `Linux ${kernel}`,
    `load average ${round(loadavg()[0] ?? 0)} before the run`,
  ].join(' · ');
}
