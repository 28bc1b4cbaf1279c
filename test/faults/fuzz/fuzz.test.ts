import { setTimeout } from 'node:timers/promises';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { ask } from '../../support/http-client';
import { linesOf } from '../../support/log-lines';
import { type ServerProcess, startServerProcess } from '../../support/server-process';
import { report } from '../support/figures';
import { sized } from '../support/sizes';
import { startFuzzers } from './distant-fuzzers';
import { HonestPair } from './honest-pair';
import { stored } from './stored';

afterEach(cleanUp);

const ROUNDS = sized(1_000, 100_000);

/** How much longer honest people wait while fuzzers are at work, but for one time in a hundred, in milliseconds. */
const P99_MS = 100;

/** How much the server may grow meanwhile, in MiB. It keeps what was said, up to a bound. */
const GROWTH_MIB = sized(120, 200);

/** Given again by `FUZZ_SEED`, it makes the same rounds. It stands in whatever fails. */
const seed = Number(process.env.FUZZ_SEED) || Math.floor(Math.random() * 2 ** 31) + 1;

async function memoryMiB({ port }: ServerProcess): Promise<number> {
  const { body } = await ask({ port }, '/metrics');
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(body)?.[1]) / 2 ** 20;
}

/** How many refusals of each name there were. */
async function refusals({ port }: ServerProcess): Promise<Map<string, number>> {
  const { body } = await ask({ port }, '/metrics');
  return new Map(
    [...body.matchAll(/^snug_refusals_total\{code="(\w+)"\} (\d+)/gm)].map(([, code, n]) => [code ?? '', Number(n)]),
  );
}

function expectQuietLog({ child, stdout, stderr }: ServerProcess): void {
  expect({ seed, exit: [child.exitCode, child.signalCode], stderr }).toEqual({ seed, exit: [null, null], stderr: '' });
  const log = stdout.split('"msg":"started"}\n')[1] ?? '';
  expect(log).not.toMatch(/node_modules|\bat .+\.js:\d+|Bearer/);
  const lines = linesOf(log.slice(0, log.lastIndexOf('\n') + 1));
  expect({ seed, lines: lines.filter(({ level }) => level === 'error' || level === 'fatal') }).toEqual({
    seed,
    lines: [],
  });
}

/** From the address of the fuzzers, who may have asked for more than it may. */
async function enterAfterThem(url: string): Promise<DeltaClient> {
  for (;;) {
    try {
      return await DeltaClient.enter(url);
    } catch (error) {
      if (!String(error).includes('rate_limited')) throw error;
      await setTimeout(1_000);
    }
  }
}

test.each(['on', 'off'])(
  `${ROUNDS} rounds of bent conversations harm nobody, with limits %s`,
  async (limits) => {
    process.stdout.write(`fuzzing with FUZZ_SEED=${seed}\n`);
    const server = await startServerProcess({ env: { LIMITS: limits, LOG_LEVEL: 'info' } });
    const [child, honest] = await Promise.all([startFuzzers(), HonestPair.come(server.url)]);
    const secrets = [/set-up\/([\w-]+)/.exec(server.stdout)?.[1] ?? '', ...honest.tokens];
    expect(secrets.map((secret) => secret.length > 8)).toEqual([true, true, true]);
    const order = { port: server.port, seed, secrets };

    // What a server needs to begin with: caches, and code that is compiled when it is used first.
    const begun = await child.fuzz({ ...order, from: ROUNDS, rounds: 100 });
    const before = await memoryMiB(server);
    honest.takeP99();
    await setTimeout(300);
    const quiet = honest.takeP99();
    const found = await child.fuzz({ ...order, from: 0, rounds: ROUNDS });
    const p99 = honest.takeP99();
    await honest.finish();
    const growth = (await memoryMiB(server)) - before;

    for (const { leaks, failures } of [begun, found]) {
      expect({ seed, leaks, failures }).toEqual({ seed, leaks: [], failures: [] });
    }
    expectQuietLog(server);
    const { rows, unlawful } = stored(server.dataDir);
    expect({ seed, unlawful }).toEqual({ seed, unlawful: [] });
    // What was right in it was stored, so that there was something to look at.
    expect(rows).toBeGreaterThan(50);
    // Each page has the contract's shape: the reader fails at `cleanUp` where one has not.
    await (await enterAfterThem(server.url)).loadAll();
    const refused = await refusals(server);
    expect([...refused.keys()]).toEqual(
      expect.arrayContaining(['invalid_payload', 'packet_malformed', 'http_malformed']),
    );
    // In peace too one waits for what else goes on on this machine.
    expect({ seed, p99, quiet, isSoon: p99 - quiet < P99_MS }).toEqual({ seed, p99, quiet, isSoon: true });
    expect({ seed, growth, isBound: growth < GROWTH_MIB }).toEqual({ seed, growth, isBound: true });
    report(`fuzz, limits ${limits}`, {
      seed,
      rounds: found.rounds,
      'rounds/s': Math.round((found.rounds / found.ms) * 1_000),
      'p99 ms': Math.round(p99),
      'quiet p99 ms': Math.round(quiet),
      'growth MiB': Math.round(growth),
      refusals: [...refused.values()].reduce((sum, count) => sum + count, 0),
    });
  },
  sized(60_000, 3_600_000),
);
