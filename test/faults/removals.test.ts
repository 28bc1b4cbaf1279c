// Long form: 4 minutes.
import { cleanUp } from '../support/clean-up';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';
import { breakages } from './broken/breakages';
import { check } from './checker/check';
import { report } from './support/figures';
import { expectSound } from './support/judge';
import { newSeed, randomFrom } from './support/random';
import { putMembersOut } from './support/removals';
import { sized } from './support/sizes';

const ROUNDS = sized(3, 500);

afterEach(cleanUp);

test(
  'of what is said in a private room, nothing reaches who was put out of it, on line or off, whatever they try',
  async () => {
    const seed = newSeed();
    const server = await startServer({ config: { limits: false }, hasher: quickHasher });
    const history = await putMembersOut(server, randomFrom(seed), ROUNDS);
    expectSound(history, seed);
    const said = history.stored.messages.length;
    report('put out of a private room', {
      removals: history.memberships?.length ?? 0,
      said,
      seed,
      anomalies: 0,
    });
  },
  sized(30_000, 20 * 60_000),
);

test('where connections are not told of it, the checker finds what leaked', async () => {
  const overrides = await breakages.keepsTelling();
  const server = await startServer({ config: { limits: false }, hasher: quickHasher, ...overrides });
  const history = await putMembersOut(server, randomFrom(newSeed()), 4);
  expect(check(history).map(({ name }) => name)).toContain('leaked');
});
