// Long form: a minute.
import { cleanUp, onCleanUp } from '../support/clean-up';
import { startServerProcess } from '../support/server-process';
import { LocalCrowd } from './clients/crowd';
import { now } from './clients/recorder';
import { DistantCrowd } from './support/distant-crowd';
import { report } from './support/figures';
import { expectSound, historyOf } from './support/judge';
import { answerTimesIn, quantile } from './support/latency';
import { newSeed } from './support/random';
import { sized } from './support/sizes';

const CLIENTS = sized(100, 2_000);
const PROCESSES = 2;
/** Longest until the last one is in again, from the kill on. */
const WITHIN_MS = sized(10_000, 30_000);

afterEach(cleanUp);

test(
  `${CLIENTS} clients who lost their server at once are all in again soon, while others talk`,
  async () => {
    const seed = newSeed();
    const env = { LIMITS: 'off' };
    const server = await startServerProcess({ env });
    const { dataDir, port, url } = server;
    const common = { url, apiUrl: url, seed, patienceMs: 30_000, comeBackMs: 1_000 };
    const storm = await Promise.all(
      Array.from({ length: PROCESSES }, (_, index) =>
        DistantCrowd.gather({
          ...common,
          prefix: `Storm ${index}`,
          participants: CLIENTS / PROCESSES,
          isUnrecorded: true,
        }),
      ),
    );
    const talkers = await LocalCrowd.gather({ ...common, prefix: 'Talker', participants: 4, comeBackMs: 100 });
    onCleanUp(() => talkers.leave());
    // Few: everything that is said goes to everyone.
    await talkers.talk(sized(100, 2_000));
    await Promise.all(talkers.participants.map((participant) => participant.saysMore(5)));

    const killedAt = now();
    const backs = storm.map((crowd) => crowd.comeBack(killedAt, WITHIN_MS));
    await server.kill();
    const again = await startServerProcess({ env, dataDir, port });
    const openAfter = now() - killedAt;
    const times = (await Promise.all(backs)).flat();
    const allInAt = now();

    await new Promise((resolve) => setTimeout(resolve, sized(200, 5_000)));
    const history = await historyOf(again, talkers);
    expectSound(history, seed);
    const logs = await talkers.logs();
    const meanwhile = answerTimesIn(logs, killedAt, allInAt);
    const afterwards = answerTimesIn(logs, allInAt, Number.POSITIVE_INFINITY);
    report('storm', {
      clients: CLIENTS,
      seed,
      'server open again after, ms': Math.round(openAfter),
      'half in after, ms': quantile(times, 0.5),
      'all in after, ms': quantile(times, 1),
      'answers meanwhile p50, ms': quantile(meanwhile, 0.5),
      'answers meanwhile p99, ms': quantile(meanwhile, 0.99),
      'answers afterwards p99, ms': quantile(afterwards, 0.99),
    });
    expect(times).toHaveLength(CLIENTS);
    expect(Math.max(...times)).toBeLessThan(WITHIN_MS);
  },
  sized(60_000, 10 * 60_000),
);
