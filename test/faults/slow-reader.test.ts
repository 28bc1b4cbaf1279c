import { readFileSync } from 'node:fs';
import { answerTo, HttpAsking } from '../support/asking';
import { eventually } from '../support/changing';
import { cleanUp, onCleanUp } from '../support/clean-up';
import { ask } from '../support/http-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { report } from './support/figures';
import { LightClient } from './support/light-client';
import { isLong, sized } from './support/sizes';
import { StingyReader } from './support/stingy-reader';

if (isLong) jest.setTimeout(600_000);

const TEXT = 'x'.repeat(3_900);
/** For each reader 14 MB, or 200 MB. */
const MESSAGES = sized(3_500, 50_000);
/** How many are under way at a time. */
const FLIGHT = 100;

afterAll(cleanUp);

let server: ServerProcess;
let talker: LightClient;
let reader: LightClient;
/** What it is like where everybody reads. */
let without: Talk;
const tokenOf = async (username: string) =>
  (await answerTo(new HttpAsking(server), 'BecomeGuest', { username, asProgram: true })).token as string;

beforeAll(async () => {
  // A heap that is collected often, so that what grows is what is kept.
  const env = { LIMITS: 'off', LOG_LEVEL: 'warn', NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=64' };
  server = await startServerProcess({ env });
  talker = await LightClient.enter(server.url, await tokenOf('Ada'));
  reader = await LightClient.enter(server.url, await tokenOf('Bo'));
  without = await talk();
});

interface Talk {
  peakMb: number;
  p99Ms: number;
}

/** As fast as messages are acknowledged. The most memory that the server had meanwhile, and how long messages took. */
async function talk(): Promise<Talk> {
  const own = { peakMb: 0, p99Ms: 0 };
  const watching = setInterval(() => {
    own.peakMb = Math.max(own.peakMb, ownMemoryMb(server.pid));
  }, 50);
  onCleanUp(() => clearInterval(watching));
  const before = reader.latenciesMs.length;
  for (let sent = 0; sent < MESSAGES; sent += FLIGHT) {
    await Promise.all(Array.from({ length: FLIGHT }, () => talker.send(TEXT)));
  }
  const goal = before + MESSAGES;
  await reader.until('the reader has everything', () => reader.latenciesMs.length >= goal, 30_000);
  clearInterval(watching);
  const sorted = reader.latenciesMs.slice(before).sort((a, b) => a - b);
  own.p99Ms = sorted[Math.floor(sorted.length * 0.99)] as number;
  return own;
}

function cutOff(): number {
  return server.stdout.match(/a slow reader is cut off/g)?.length ?? 0;
}

/** What the process has for itself, without the pages of files that it shares. */
function ownMemoryMb(pid: number): number {
  const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

test.each<[string, number, () => Promise<StingyReader[]>]>([
  [
    'a reader that stopped reading',
    20,
    async () => [await StingyReader.come(server.url, { token: await tokenOf('Deaf') })],
  ],
  [
    'twenty readers of both feeds that stopped reading, and one that reads 1 KB a second',
    // The full feed itself takes the room of 4 MB as text and as bytes.
    40,
    async () => {
      const some = Array.from({ length: 10 }, (_, index) => index);
      return Promise.all([
        ...some.map(async (index) => StingyReader.come(server.url, { token: await tokenOf(`Deaf ${index}`) })),
        ...some.map(() => StingyReader.come(server.url)),
        StingyReader.come(server.url, { token: await tokenOf('Slow'), bytesPerSecond: 1_024 }),
      ]);
    },
  ],
])('%s: cut off before they fill the memory or hold others up, who read everything', async (who, mostMb, come) => {
  const cutOffBefore = cutOff();
  const slow = await come();
  const withSlow = await talk();

  await eventually('they are cut off, and nobody else is', () => cutOff() === cutOffBefore + slow.length);
  const { body } = await ask(server, '/metrics');
  expect(body.match(/^snug_connections\{.*/gm)?.sort()).toEqual([
    'snug_connections{feed="delta"} 2',
    'snug_connections{feed="full"} 0',
    'snug_connections{feed="json"} 0',
    'snug_connections{feed="redis"} 0',
    'snug_connections{feed="text"} 0',
  ]);
  expect([talker.disconnections, reader.disconnections]).toEqual([0, 0]);
  const figures = {
    grownMb: Math.round(withSlow.peakMb - without.peakMb),
    peakMb: Math.round(withSlow.peakMb),
    p99Ms: Math.round(withSlow.p99Ms),
    p99MsWithout: Math.round(without.p99Ms),
  };
  report(who, { broadcastMb: Math.round((MESSAGES * TEXT.length) / 1e6), ...figures });
  expect(figures.grownMb).toBeLessThan(mostMb);
  if (isLong) expect(withSlow.p99Ms).toBeLessThan(2 * without.p99Ms);
});
