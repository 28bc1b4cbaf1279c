/** `npm run bench`: measures Snug beside the baselines, row by row. See README.md. */
import { existsSync } from 'node:fs';
import { Bench } from './bench';
import { machineFacts } from './machine';
import { readOptions } from './options';
import { durable } from './rows/durable';
import { fanouts } from './rows/fanout';
import { fullFeedRow } from './rows/full-feed';
import { history } from './rows/history';
import { idle } from './rows/idle';
import { join } from './rows/join';
import { memory64 } from './rows/memory-64mb';
import { CannotRun, type Row, type RowResult } from './rows/row';
import { start } from './rows/start';
import { NotBuilt } from './servers/subject';
import { table } from './table';

const rows: Row[] = [...fanouts, history, fullFeedRow, durable, memory64, idle, start, join];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.list) {
    console.log(
      table(
        ['row', 'work', 'goal'],
        rows.map((row) => [row.name, row.work, row.goal]),
      ),
    );
    return;
  }
  const chosen = choose(options.rows);
  if (!existsSync(options.server)) throw new NotBuilt(options.server);
  console.log(machineFacts());
  const summary: string[][] = [];
  const broken: string[] = [];
  const bench = new Bench(options);
  try {
    for (const row of chosen) {
      console.log(`\n## ${row.name}: ${row.work}\n`);
      const [line, wrong] = await measure(bench, row);
      summary.push(line);
      broken.push(...wrong);
    }
  } finally {
    bench.close();
  }
  console.log(`\n${table(['row', 'Snug', 'baselines', 'ratio', 'goal', 'met'], summary)}`);
  if (options.quick) console.log('\nA quick run: too short to judge by.');
  for (const what of broken) console.log(`BROKEN  ${what}`);
  if (broken.length > 0) process.exitCode = 1;
}

function choose(names: string[] | undefined): Row[] {
  const unknown = names?.find((name) => !rows.some((row) => row.name === name));
  if (unknown) throw new Error(`There is no row ${unknown}. Rows: ${rows.map((row) => row.name).join(', ')}.`);
  return names ? rows.filter((row) => names.includes(row.name)) : rows;
}

async function measure(bench: Bench, row: Row): Promise<[line: string[], broken: string[]]> {
  try {
    const result = await row.measure(bench);
    show(result);
    return [
      [row.name, result.snug, result.baselines, result.ratio, row.goal, result.met ? 'yes' : 'no'],
      result.broken,
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.log(error instanceof CannotRun ? `Cannot be run here: ${why}.` : `Failed: ${why}`);
    const line = [row.name, '–', '–', '–', row.goal, error instanceof CannotRun ? 'not run' : 'failed'];
    return [line, error instanceof CannotRun ? [] : [`${row.name}: ${why}`]];
  } finally {
    await bench.endRow();
  }
}

function show(result: RowResult): void {
  for (const ratio of result.ratios) console.log(`**${ratio}**`);
  console.log(`\n${table(result.columns, result.lines)}`);
  for (const note of result.notes ?? []) console.log(note);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
