// Long form: 6 minutes.
import { cleanUp, onCleanUp } from '../support/clean-up';
import { startServerProcess } from '../support/server-process';
import type { CrowdOptions } from './clients/crowd';
import { CuttingProxy } from './support/cutting-proxy';
import { DistantCrowd, together } from './support/distant-crowd';
import { report } from './support/figures';
import { expectSoundTalk } from './support/judge';
import { newSeed } from './support/random';
import { sized } from './support/sizes';

const CLIENTS = sized(12, 100);
const SECONDS = sized(4, 300);

afterEach(cleanUp);

test(
  `${CLIENTS} clients, each cut every few seconds in all the ways of networks, miss nothing and see nothing twice or otherwise`,
  async () => {
    const seed = newSeed();
    const server = await startServerProcess({ env: { LIMITS: 'off' } });
    const proxy = await CuttingProxy.open({ to: server.port, seed, peaceMs: [300, sized(2_500, 4_000)] });
    const common: CrowdOptions = {
      url: proxy.url,
      apiUrl: server.url,
      seed,
      prefix: 'Cut',
      participants: 0,
      patienceMs: 3_000,
    };
    // Two processes, so that what a client takes to be cut is not the work of the others.
    const crowds = await Promise.all([
      DistantCrowd.gather({ ...common, participants: CLIENTS / 2, watchers: 1, readers: 1 }),
      DistantCrowd.gather({ ...common, participants: CLIENTS / 2, prefix: 'Torn', watchers: 1 }),
    ]);
    const crowd = together(crowds);
    onCleanUp(() => crowd.leave());

    await crowd.talk(sized(200, 5_000));
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
    proxy.calm();

    const figures = await expectSoundTalk(server, crowd, seed);
    expect(figures.comebacks).toBeGreaterThan(CLIENTS);
    report('cuts', {
      clients: CLIENTS,
      seconds: SECONDS,
      ...proxy.fates,
      ...figures,
    });
  },
  (SECONDS + 300) * 1_000,
);
