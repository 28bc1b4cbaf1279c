import { cleanUp } from '../support/clean-up';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { checkAgainstRoom, Talker } from '../support/talker';

const KILLS = 20;

afterEach(cleanUp);

test(`${KILLS} random kill -9 under load lose nothing acknowledged, double nothing and keep every sender’s order`, async () => {
  const env = { LIMITS: 'off' };
  let server: ServerProcess = await startServerProcess({ env });
  const { dataDir, port } = server;
  const talkers = await Promise.all(['Ada', 'Bo', 'Cy', 'Di'].map((name) => Talker.join(server.url, name)));

  for (let kill = 0; kill < KILLS; kill += 1) {
    await Promise.all(talkers.map((talker) => talker.more(1)));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    await server.kill();
    server = await startServerProcess({ env, dataDir, port });
  }
  await Promise.all(talkers.map((talker) => talker.finish()));

  // Each kill fell into a talk: messages were under way, whose fate nobody knew until they were sent again.
  expect(talkers.flatMap(({ retried }) => retried).length).toBeGreaterThan(KILLS);
  await checkAgainstRoom(talkers, server.url);
}, 120_000);
