// Long form: an hour, or what FAULTS_CHURN_MINUTES says.
import { join } from 'node:path';
import { cleanUp } from '../../support/clean-up';
import { type ServerProcess, startServerProcess } from '../../support/server-process';
import { report } from '../support/figures';
import { newSeed, randomFrom } from '../support/random';
import { isLong } from '../support/sizes';
import { growthAnHour, type Sample, sampleOf, type UnderWay, underWayIn } from './held';
import { liveAgainAndAgain, livesSoFar, type Place } from './life';

const MINUTES = isLong ? Number(process.env.FAULTS_CHURN_MINUTES || 60) : 0.015;
const PEOPLE = isLong ? 20 : 4;
const EVERY_MS = 60_000;

/** Until rooms that nobody uses leave memory as fast as others come into it. */
const WARM_UP_MINUTES = 12;

/** Samples below which a slope says nothing. */
const SAMPLES_MIN = 15;

const MB = 1024 * 1024;

afterEach(cleanUp);

test(
  `${MINUTES} minutes of people who come, talk, make rooms and leave: nothing of them stays registered, and memory stays flat`,
  async () => {
    const seed = newSeed();
    const server = await startServerProcess({ entry: join(__dirname, 'server.ts'), env: { LIMITS: 'off' } });
    const place: Place = { url: server.url, random: randomFrom(seed), refusals: [], unanswered: 0 };
    const before = await underWayIn(server);

    const samples = await churn(server, place);
    await whenAllAreGone(server, before);
    const after = await sampleOf(server);

    const grown = samples.slice(WARM_UP_MINUTES);
    const heap =
      growthAnHour(
        grown.map(({ heapBytes }) => heapBytes),
        EVERY_MS,
      ) / MB;
    const own =
      growthAnHour(
        grown.map(({ ownBytes }) => ownBytes),
        EVERY_MS,
      ) / MB;
    report('churn', {
      minutes: MINUTES,
      seed,
      lives: livesSoFar(),
      unanswered: place.unanswered,
      'heap at the end, MB': round(after.heapBytes / MB),
      'heap, MB an hour': round(heap),
      'own memory at the end, MB': round(after.ownBytes / MB),
      'own memory, MB an hour': round(own),
    });
    const { sockets, connections, timers, streams } = after;
    expect({ sockets, connections, timers, streams }).toEqual({ sockets: 0, connections: 0, ...before });
    expect({ seed, refusals: place.refusals }).toEqual({ seed, refusals: [] });
    expect(place.unanswered).toBeLessThanOrEqual(livesSoFar() / 100);
    if (grown.length < SAMPLES_MIN) return;
    expect(heap).toBeLessThan(2);
    expect(own).toBeLessThan(10);
  },
  (MINUTES + 2) * 60_000,
);

async function churn(server: ServerProcess, place: Place): Promise<Sample[]> {
  const samples: Sample[] = [];
  const end = performance.now() + MINUTES * 60_000;
  let isOver = false;
  const people = Array.from({ length: PEOPLE }, () => liveAgainAndAgain(place, () => isOver, isLong ? 500 : 50));
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(EVERY_MS, end - performance.now())));
    if (isLong) samples.push(await sampleOf(server));
  }
  isOver = true;
  await Promise.all(people);
  return samples;
}

/** People are given some seconds to come back, and so are connections for another request. Then nothing may know of them. */
async function whenAllAreGone(server: ServerProcess, before: UnderWay): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const { timers, streams } = await underWayIn(server);
    if ((timers <= before.timers && streams <= before.streams) || performance.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
