/**
 * Does Snug live in 64 MB? `npx tsx bench/memory-64mb.ts [--sockets 50] [--rate 20] [--seconds 30] [--messages n] [--own-node]`
 * Exit code 0 if it lives and delivers everything, or if it cannot be tried here; 1 if it does not.
 */
import { parseArgs } from 'node:util';
import { Bench } from './bench';
import { megabytes, milliseconds, round } from './figures';
import { liveIn64 } from './live-in-64mb';
import { readOptions } from './options';
import { brokenPromises, CannotRun } from './rows/row';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sockets: { type: 'string', default: '50' },
      rate: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '30' },
      messages: { type: 'string' },
      accounts: { type: 'string', default: '30' },
      'own-node': { type: 'boolean', default: false },
      server: { type: 'string' },
    },
  });
  const [sockets, rate] = [Number(values.sockets), Number(values.rate)];
  const seconds = values.messages ? Number(values.messages) / rate : Number(values.seconds);
  const bench = new Bench(readOptions(values.server ? ['--server', values.server] : []));
  try {
    const life = await liveIn64(bench, {
      sockets,
      rate,
      seconds,
      accounts: Number(values.accounts),
      ownNode: values['own-node'],
    });
    const broken = [...brokenPromises('in 64 MB', life.faults), ...life.accounts.refused];
    if (!life.alive || life.killed > 0) broken.unshift('in 64 MB: the server was ended');
    console.log(life.command);
    console.log(
      `${sockets} sockets, ${round(life.sent)} messages acknowledged at ${rate}/s, p99 ${milliseconds(life.p99)}`,
    );
    console.log(`${values.accounts} accounts asked for ${life.accounts.answered} things`);
    console.log(`own memory at most ${megabytes(life.anonymous)}, with cached files ${megabytes(life.peak)} of 64 MB`);
    console.log(`limit reached ${life.limitReached} times, processes killed ${life.killed}`);
    for (const what of broken) console.log(`BROKEN  ${what}`);
    console.log(broken.length === 0 ? 'It lives in 64 MB and delivered everything.' : 'It does not live in 64 MB.');
    if (broken.length > 0) process.exitCode = 1;
  } finally {
    await bench.endRow();
    bench.close();
  }
}

main().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof CannotRun) console.log(`Cannot be tried here: ${why}.`);
  else {
    console.error(why);
    process.exitCode = 1;
  }
});
