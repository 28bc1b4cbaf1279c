import { cleanUp } from '../support/clean-up';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { report } from './support/figures';
import { expectSoundTalk } from './support/judge';
import { between, newSeed, randomFrom } from './support/random';
import { sized } from './support/sizes';
import { talkAt } from './support/talk-at';

const STOPS = sized(3, 50);

/** How long a platform waits before it kills, less two seconds. */
const STOPPED_WITHIN_MS = 8_000;

afterEach(cleanUp);

test(
  `${STOPS} SIGTERMs under load each end the process with 0 in under 8 s, and lose nothing`,
  async () => {
    const seed = newSeed();
    const random = randomFrom(seed);
    const env = { LIMITS: 'off' };
    let server: ServerProcess = await startServerProcess({ env });
    const { dataDir, port, url } = server;
    const crowd = await talkAt(url, seed);

    const tookMs: number[] = [];
    for (let stop = 0; stop < STOPS; stop += 1) {
      // They are back, and talk again.
      await Promise.all(crowd.participants.map((participant) => participant.saysMore(3)));
      await new Promise((resolve) => setTimeout(resolve, between(random, 0, 120)));
      const start = performance.now();
      expect(await server.terminate()).toBe(0);
      tookMs.push(performance.now() - start);
      expect(server.stderr).toBe('');
      server = await startServerProcess({ env, dataDir, port });
    }
    const longestMs = Math.round(Math.max(...tookMs));
    expect(longestMs).toBeLessThan(STOPPED_WITHIN_MS);
    const figures = await expectSoundTalk(server, crowd, seed);
    expect(figures.comebacks).toBeGreaterThanOrEqual(STOPS);
    report('SIGTERM', { stops: STOPS, longestMs, ...figures });
  },
  sized(60_000, 20 * 60_000),
);
