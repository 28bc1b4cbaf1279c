// Long form: 4 minutes.
import { cleanUp } from '../support/clean-up';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { report } from './support/figures';
import { expectSoundTalk } from './support/judge';
import { between, newSeed, randomFrom } from './support/random';
import { sized } from './support/sizes';
import { talkAt } from './support/talk-at';

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
    const crowd = await talkAt(url, seed);

    for (let kill = 0; kill < KILLS; kill += 1) {
      await Promise.all(crowd.participants.map((participant) => participant.saysMore(1)));
      await new Promise((resolve) => setTimeout(resolve, between(random, 0, 120)));
      await server.kill();
      server = await startServerProcess({ env, dataDir, port });
    }
    const figures = await expectSoundTalk(server, crowd, seed);
    // Each kill fell into a talk: messages were under way, whose fate nobody knew until they were sent again.
    expect(figures['sent again']).toBeGreaterThan(KILLS);
    report('random kill -9', { kills: KILLS, ...figures });
  },
  sized(60_000, 20 * 60_000),
);
