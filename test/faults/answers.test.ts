// Long form: 2 minutes.
import { cleanUp, onCleanUp } from '../support/clean-up';
import { startServer } from '../support/start-server';
import { LocalCrowd } from './clients/crowd';
import { Session } from './clients/session';
import { StubbornSender } from './clients/stubborn-sender';
import { report } from './support/figures';
import { expectSound, historyOf } from './support/judge';
import { newSeed, randomFrom } from './support/random';
import { sized } from './support/sizes';

const MESSAGES = sized(200, 10_000);
const SENDERS = 6;

afterEach(cleanUp);

test(
  'with 30% of answers lost, and every message sent again by any door until one comes, each is there once',
  async () => {
    const seed = newSeed();
    const random = randomFrom(seed);
    const server = await startServer({ config: { limits: false } });
    const { url } = server;
    const crowd = await LocalCrowd.gather({
      url,
      apiUrl: url,
      seed,
      prefix: 'Ada',
      participants: 2,
      watchers: 1,
      readers: 1,
    });
    onCleanUp(() => crowd.leave());
    await crowd.talk(50);
    const senders = await Promise.all(
      Array.from({ length: SENDERS }, async (_, index) => {
        const name = `Stubborn ${index}`;
        const sender = await StubbornSender.come(await Session.come(url, name), name, { url, random, lost: 0.3 });
        onCleanUp(() => sender.leave());
        return sender;
      }),
    );

    await Promise.all(
      senders.map(async (sender) => {
        for (let count = 0; count < MESSAGES / SENDERS; count += 1) await sender.send(`${sender.name} ${count}`);
      }),
    );

    const logs = async () => [...(await crowd.logs()), ...senders.map(({ recorder }) => recorder.log)];
    const history = await historyOf(server, { logs, quiet: () => crowd.quiet(), reach: (...to) => crowd.reach(...to) });
    expectSound(history, seed);
    expect(senders.flatMap(({ refusals }) => refusals)).toEqual([]);
    const attempts = senders.reduce((sum, sender) => sum + sender.attempts, 0);
    const lost = senders.reduce((sum, sender) => sum + sender.lost, 0);
    expect(lost).toBeGreaterThan(MESSAGES * 0.2);
    report('lost answers', { messages: MESSAGES, seed, attempts, 'answers lost': lost, anomalies: 0 });
  },
  sized(30_000, 10 * 60_000),
);
