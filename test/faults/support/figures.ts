import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isLong } from './sizes';

/** Where a run leaves its figures, a JSON object a line. */
const FIGURES_FILE = resolve(__dirname, '../../../test-results/faults.jsonl');

/** What a long run of a test counted and measured, for the table that `npm run faults` prints at its end. */
export function report(test: string, figures: Record<string, string | number>): void {
  if (!isLong) return;
  mkdirSync(dirname(FIGURES_FILE), { recursive: true });
  appendFileSync(FIGURES_FILE, `${JSON.stringify({ test, figures })}\n`);
}
