// Long form: 8 minutes.
import { cleanUp, onCleanUp } from '../support/clean-up';
import { startServerProcess } from '../support/server-process';
import type { CrowdOptions } from './clients/crowd';
import { DistantCrowd, together } from './support/distant-crowd';
import { report } from './support/figures';
import { expectSoundTalk } from './support/judge';
import { between, newSeed, randomFrom } from './support/random';
import { sized } from './support/sizes';

const STOPS = sized(4, 60);
const CLIENTS = sized(6, 60);
/** Longest that something hangs: in the long form beyond what the server waits for a sign of life. */
const LONGEST_MS = sized(800, 8_000);
const VERY_LONG_MS = 60_000;

afterEach(cleanUp);

test(
  'clients whose process hangs, and a server that hangs, for a while again and again, lose and double nothing',
  async () => {
    const seed = newSeed();
    const random = randomFrom(seed);
    const server = await startServerProcess({ env: { LIMITS: 'off' } });
    const common: CrowdOptions = {
      url: server.url,
      apiUrl: server.url,
      seed,
      prefix: 'Ada',
      participants: CLIENTS / 2,
    };
    const [hanging, steady] = await Promise.all([
      DistantCrowd.gather({ ...common, prefix: 'Hanging', watchers: 1 }),
      DistantCrowd.gather({ ...common, prefix: 'Steady', watchers: 1, readers: 1 }),
    ]);
    const crowd = together([hanging, steady]);
    onCleanUp(() => crowd.leave());
    await crowd.talk(sized(50, 1_000));

    let hungMs = 0;
    for (let stop = 0; stop < STOPS; stop += 1) {
      // Every twentieth is so long that the server gives those clients up, as dead.
      const ms = stop % 20 === 19 ? VERY_LONG_MS : between(random, 50, LONGEST_MS);
      const isServer = ms < VERY_LONG_MS && random() < 0.3;
      if (isServer) server.child.kill('SIGSTOP');
      else hanging.stop();
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (isServer) server.child.kill('SIGCONT');
      else hanging.goOn();
      hungMs += ms;
      await new Promise((resolve) => setTimeout(resolve, between(random, 20, 300)));
    }

    const figures = await expectSoundTalk(server, crowd, seed);
    expect(figures.sent).toBeGreaterThan(STOPS);
    report('stopped processes', {
      clients: CLIENTS,
      stops: STOPS,
      'hung, s': Math.round(hungMs / 1_000),
      ...figures,
    });
  },
  sized(60_000, 20 * 60_000),
);
