// Long form: 4 minutes.
import { cleanUp, onCleanUp } from '../support/clean-up';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { LocalCrowd } from './clients/crowd';
import { report } from './support/figures';
import { expectSound, historyOf } from './support/judge';
import { between, newSeed, randomFrom } from './support/random';
import { sized } from './support/sizes';

const KILLS = sized(10, 200);

afterEach(cleanUp);

test(
  `${KILLS} random kill -9 under load lose nothing, double nothing, invent nothing and keep every order`,
  async () => {
    const seed = newSeed();
    const random = randomFrom(seed);
    const env = { LIMITS: 'off' };
    let server: ServerProcess = await startServerProcess({ env });
    const { dataDir, port, url } = server;
    const people = { participants: 4, watchers: 1, readers: 1 };
    const crowd = await LocalCrowd.gather({ url, apiUrl: url, seed, prefix: 'Ada', ...people });
    onCleanUp(() => crowd.leave());
    await crowd.talk();

    for (let kill = 0; kill < KILLS; kill += 1) {
      await Promise.all(crowd.participants.map((participant) => participant.saysMore(1)));
      await new Promise((resolve) => setTimeout(resolve, between(random, 0, 120)));
      await server.kill();
      server = await startServerProcess({ env, dataDir, port });
    }
    const history = await historyOf(server, crowd);
    expectSound(history, seed);
    const { complaints, sent, attempts, comebacks } = await crowd.figures();
    expect(complaints).toEqual([]);
    // Each kill fell into a talk: messages were under way, whose fate nobody knew until they were sent again.
    expect(attempts - sent).toBeGreaterThan(KILLS);
    report('random kill -9', {
      kills: KILLS,
      seed,
      sent,
      'sent again': attempts - sent,
      comebacks,
      anomalies: 0,
    });
  },
  sized(60_000, 20 * 60_000),
);
